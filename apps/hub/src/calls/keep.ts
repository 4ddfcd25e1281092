import type { Call, Instant, Operator } from '@hearline/domain'
import type { InstructionBody } from '@hearline/protocol'
import {
  dropTimer,
  instruct,
  setTimer,
  writeCall,
  type CallExtras,
  type CallRow,
  type EngagementChange,
  type Order,
} from '@hearline/store'
import type { FloorContext, InHand, Leaving, Side } from './in-hand.ts'
import { keepSide, releaseSide, takeSide, type SideNext } from './side.ts'

/** Told to the call's switch; what it says of an outside number is sealed. `fence` is the call's own when absent. */
export type Telling = { readonly body: InstructionBody | Order['body']; readonly fence?: number; readonly id?: string }

/** What a transition made of what was in hand; what it leaves out stays. */
export type Next = {
  readonly call?: Call
  readonly extras?: CallExtras
  readonly engagement?: EngagementChange
  readonly operator?: Operator
  /** Somebody else's part in the same transition. */
  readonly other?: { readonly side: Side; readonly next: SideNext }
  /** What becomes of a colleague who was asked and no longer is; ready again when absent. */
  readonly askedLeaves?: Leaving
  readonly order?: InstructionBody
  readonly orders?: readonly Telling[]
}

/** Writes a transition in lock order, with the timers its states ask for; the switch's rows come last. */
export async function keep(cx: FloorContext, held: InHand, next: Next): Promise<CallRow> {
  const asked = next.call && (await takeAsked(cx, held, next.call))
  const call = next.call ? await writeCall(cx.tx, held.call, next.call, next.extras) : held.call
  await keepSide(cx, call, held, next)
  if (asked) await releaseSide(cx, call, asked, next.extras?.endCause ?? 'let-go', next.askedLeaves)
  if (next.other) await keepSide(cx, call, next.other.side, next.other.next)
  await keepRingTimer(cx, held.call, call)
  await tell(cx, call, [...(next.order ? [{ body: next.order }] : []), ...(next.orders ?? [])])
  return call
}

/** The part of a colleague whom the call no longer names. */
async function takeAsked({ tx }: FloorContext, { call: before }: InHand, after: Call): Promise<Side | undefined> {
  const operatorId = before.party?.operatorId
  if (operatorId === undefined || after.party?.operatorId === operatorId || after.operatorId === operatorId)
    return undefined
  return takeSide(tx, before.id, operatorId)
}

/** Tells the call's switch what to do; a ring ends with its lease. */
export async function tell({ tx }: FloorContext, call: CallRow, tellings: readonly Telling[]): Promise<void> {
  const { id: callId, switchId, switchCall } = call
  const ends = ringsUntil(call)
  for (const { body, fence = call.fence, id } of tellings) {
    const expires = body.do === 'ring' && ends !== undefined ? { expiresAt: ends } : {}
    await instruct(tx, { switchId, callId, switchCall, fence, body, ...expires, ...(id === undefined ? {} : { id }) })
  }
}

/** Until when somebody's answer to this call is waited for. */
const ringsUntil = (call: CallRow): Instant | undefined =>
  call.state === 'offered' ? (call.leaseEndsAt ?? undefined) : call.party?.leaseEndsAt

async function keepRingTimer({ tx, timings }: FloorContext, before: CallRow, after: CallRow): Promise<void> {
  const key = { kind: 'ring-timeout', subject: after.id } as const
  const ends = ringsUntil(after)
  if (ends !== undefined) await setTimer(tx, key, ends - timings.grace, after.fence)
  else if (ringsUntil(before) !== undefined) await dropTimer(tx, key)
}
