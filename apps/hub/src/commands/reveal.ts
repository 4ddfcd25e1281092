import { isFinal, may, mayIdentify, ok } from '@hearline/domain'
import { confidentialitiesOf, findCall, sealedCaller, writeAudit } from '@hearline/store'
import type { Handler } from './handler.ts'
import { notFound, refuseCall } from './refuse.ts'

/**
 * Shows a caller's number once, for a reason that is kept. To an operator only while she has the call, so that a
 * repetition after it is over is refused too.
 */
export const revealCaller: Handler<'reveal-caller'> = async (cx, { callId, reason }) => {
  const { role, operatorId } = cx.actor
  // an agency's callers are those of the tickets dispatched to it, and none is yet
  if (role === 'agency') return { ok: false, error: 'not-allowed' }
  const call = await findCall(cx.tx.db, callId)
  if (!call) return notFound
  const own = call.operatorId !== null && call.operatorId === operatorId && call.answeredAt !== null
  if (may(role, 'see-identity', { own }) === 'no') return refuseCall('not-your-call', call)
  if (isFinal(call.state) && role === 'operator') return refuseCall('call-gone', call)
  const grades = await confidentialitiesOf(cx.tx.db, callId)
  // no ticket names anybody yet
  const standing = { own, onCall: own && !isFinal(call.state), named: false }
  if (mayIdentify(role, grades, standing) === 'no') return { ok: false, error: 'not-allowed' }
  const kept = await sealedCaller(cx.tx.db, callId)
  if (!kept) return refuseCall('number-withheld', call)
  await writeAudit(cx.tx, { actor: cx.actor.id, act: 'reveal-caller', subject: `call/${callId}`, reason })
  return ok({ phone: cx.vault.open(kept.sealed, kept.key) })
}
