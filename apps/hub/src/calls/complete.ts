import { beginWrapUp, completeTransfer, ok, own, refuse, resume, type Call, type Result } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import { ticketFor } from './card.ts'
import type { FloorContext, InHand } from './in-hand.ts'
import { keep, type Telling } from './keep.ts'
import { takeSide } from './side.ts'

type How = {
  /** The call as it is by now; what is in hand when absent. */
  readonly call?: Call
  /** The third party has just answered and was never joined with the caller. */
  readonly join?: boolean
}

/** Whom the operator asked takes the call, with its ticket; she herself finishes her record. */
export async function complete(
  cx: FloorContext,
  held: InHand,
  { call = callOf(held.call), join = false }: How = {},
): Promise<Result<null, 'call-gone' | 'wrong-state'>> {
  const { now } = cx.tx
  const { party } = call
  if (!held.operator || !held.engagement) return refuse('wrong-state')
  const done = completeTransfer(call, held.operator.name, now)
  if (!done.ok) return done
  const writer = operatorOf(held.operator)
  const wrapping = beginWrapUp(writer, now, cx.timings, own(writer))
  if (!wrapping.ok) return wrapping
  const first: Telling[] = join || call.state === 'consulting' ? [{ body: { do: 'join' } }] : []
  const mine = {
    call: done.value,
    engagement: { state: 'wrap-up', talkEndedAt: now, endCause: 'transferred' } as const,
    operator: wrapping.value,
    orders: [...first, { body: { do: 'drop-leg', leg: held.engagement.id } as const }],
  }
  if (party?.operatorId === undefined) {
    await keep(cx, held, { ...mine, extras: { endCause: party?.kind === 'emergency' ? 'emergency' : 'transferred' } })
    return ok(null)
  }
  const side = await takeSide(cx.tx, held.call.id, party.operatorId)
  const talking = side.operator && resume(operatorOf(side.operator), now)
  if (!talking?.ok) return refuse('wrong-state')
  const next = { engagement: { state: 'talking', answeredAt: now, waitedMs: 0 } as const, operator: talking.value }
  const ticketId = await ticketFor(
    cx.tx,
    { ...held.call, transferredBy: done.value.transferredBy ?? null },
    party.operatorId,
  )
  await keep(cx, held, { ...mine, extras: { ticketId }, other: { side, next } })
  return ok(null)
}
