import { z } from 'zod'
import { fence, instant, kept, language, operatorId, phone } from '../values.ts'

const switchCall = kept(z.string().min(1).max(100))
const leg = kept(z.string().min(1).max(100))
const reason = kept(z.string().max(200))

/** On every event: `ageMs` is its age when posted (the switch's clock is not the database's), `n` rises per switch. */
const envelope = { id: z.uuid(), at: instant, ageMs: z.int().min(0), n: z.int().min(0) }
const about = { ...envelope, call: switchCall, fence: fence.optional(), leg: leg.optional() }

export const switchAbilities = ['announce', 'music', 'hold', 'listen', 'whisper', 'record', 'dtmf', 'outside'] as const

export const switchUp = z.object({
  ...envelope,
  type: z.literal('switch-up'),
  boot: kept(z.string().min(1).max(64)),
  can: z.array(z.enum(switchAbilities)),
  seats: z.array(z.enum(['hub', 'sip', 'phone'])),
  calls: z
    .array(
      z.object({
        call: switchCall,
        to: phone,
        state: z.enum(['waiting', 'ringing', 'connected', 'held']),
        // of any size: one call whose fence is none of ours must not keep the switch down
        fence: z.int().min(0),
        legs: z.array(leg),
        since: instant,
        /** Made by `dial`: nobody called in. */
        dialled: z.boolean().optional(),
      }),
    )
    .max(5000),
})
const plain = <T extends string>(type: T) => z.object({ ...about, type: z.literal(type) })

/** What a switch tells the hub: `POST /api/v1/cti/events`. */
export const ctiEvent = z.discriminatedUnion('type', [
  switchUp,
  z.object({
    ...about,
    type: z.literal('call-arrived'),
    from: phone.optional(),
    to: phone,
    language: language.optional(),
  }),
  plain('caller-hung-up'),
  z.object({ ...about, type: z.literal('leg-offer'), operator: operatorId, sdp: kept(z.string().max(20_000)) }),
  plain('leg-ringing'),
  plain('leg-answered'),
  plain('connected'),
  /** `no-answer` or `busy` of a number that was rung; any other reason is the switch's own. */
  z.object({ ...about, type: z.literal('leg-failed'), reason }),
  z.object({ ...about, type: z.literal('leg-ended'), by: z.enum(['caller', 'operator', 'switch']) }),
  plain('parked'),
  plain('held'),
  plain('resumed'),
  plain('announce-ended'),
  z.object({ ...about, type: z.literal('dtmf'), digit: z.string().regex(/^[0-9*#A-D]$/) }),
  plain('media-lost'),
  plain('media-back'),
  z.object({ ...envelope, type: z.literal('seat-lost'), operator: operatorId }),
  plain('recording-started'),
  plain('recording-ended'),
  /** `line-lost`: the caller was cut off and keeps her place for a while. */
  z.object({
    ...about,
    type: z.literal('call-ended'),
    cause: z.enum(['caller', 'operator', 'line-lost', 'hub', 'transferred', 'error']),
  }),
  z.object({
    ...envelope,
    type: z.literal('instruction-failed'),
    call: switchCall.optional(),
    instruction: z.uuid(),
    reason,
  }),
])
export type CtiEvent = z.infer<typeof ctiEvent>
export type CtiEventType = CtiEvent['type']

/** What every event must carry so that even one of an unknown type can be kept for the reconciler. */
export const ctiEnvelope = z.looseObject({ ...envelope, type: kept(z.string().min(1).max(60)) })
