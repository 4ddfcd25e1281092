import { monitorModes } from '@hearline/domain'
import { z } from 'zod'
import { fence, instant, language, operatorId, phone } from '../values.ts'

const leg = z.string()
const seat = z.enum(['hub', 'sip', 'phone'])
const head = { id: z.uuid(), n: z.int(), call: z.string(), fence, expiresAt: instant.optional() }
const plain = <T extends string>(name: T) => z.object({ ...head, do: z.literal(name) })

/** What the hub tells a switch: `GET /api/v1/cti/instructions`, server-sent events, id = `n`, at least once. */
export const instruction = z.discriminatedUnion('do', [
  z.object({
    ...head,
    do: z.literal('ring'),
    leg,
    operator: operatorId.optional(),
    number: phone.optional(),
    seat,
  }),
  // a call of the hub's own, which gives it its name: `leg` is that of the number, and who answers it is joined with the
  // operator's phone; `leg-failed` with the reason when nobody does. `from` is shown there
  z.object({ ...head, do: z.literal('dial'), leg, operator: operatorId, number: phone, from: phone, seat }),
  plain('cancel'),
  plain('connect'),
  z.object({ ...head, do: z.literal('answer'), sdp: z.string() }),
  z.object({ ...head, do: z.literal('park'), music: z.boolean() }),
  plain('hold'),
  plain('resume'),
  z.object({ ...head, do: z.literal('announce'), name: z.string(), language: language.optional() }),
  plain('join'),
  z.object({ ...head, do: z.literal('drop-leg'), leg }),
  // `leg` is the operator's, and with it this ends; `lead` is a username; `take-over` makes hers the leg named `as`
  z.object({
    ...head,
    do: z.literal('listen'),
    leg,
    lead: z.string(),
    mode: z.enum([...monitorModes, 'off', 'take-over']),
    as: leg.optional(),
  }),
  z.object({ ...head, do: z.literal('record'), on: z.boolean() }),
  z.object({ ...head, do: z.literal('hang-up'), cause: z.string() }),
])
export type Instruction = z.infer<typeof instruction>
type WithoutHead<T> = T extends unknown ? Omit<T, 'id' | 'n' | 'call' | 'fence'> : never
/** An instruction before the store numbered it. */
export type InstructionBody = WithoutHead<Instruction>

/** Sent instead of history to a switch without a known cursor: what each of its calls should be. */
export const snapshot = z.object({
  n: z.int(),
  calls: z.array(
    z.object({
      call: z.string(),
      fence,
      should: z.enum(['wait', 'ring', 'talk', 'hold', 'end']),
      operator: operatorId.optional(),
    }),
  ),
})
export type SwitchSnapshot = z.infer<typeof snapshot>
/** Names of the server-sent events. */
export const instructionEvents = { instruction, snapshot, replaced: z.object({}) } as const
