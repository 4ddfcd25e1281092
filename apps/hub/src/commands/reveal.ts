import { isFinal, may, ok } from '@hearline/domain'
import { findCall, sealedCaller, writeAudit } from '@hearline/store'
import type { Handler } from './handler.ts'
import { notFound, refuseCall } from './refuse.ts'

/** Shows a caller's number once, for a reason that is kept. */
export const revealCaller: Handler<'reveal-caller'> = async (cx, { callId, reason }) => {
  const call = await findCall(cx.tx.db, callId)
  if (!call) return notFound
  const own = call.operatorId !== null && call.operatorId === cx.actor.operatorId
  if (may(cx.actor.role, 'see-identity', { own }) === 'no') return refuseCall('not-your-call', call)
  if (isFinal(call.state) && cx.actor.role === 'operator') return refuseCall('call-gone', call)
  const kept = await sealedCaller(cx.tx.db, callId)
  if (!kept) return refuseCall('number-withheld', call)
  await writeAudit(cx.tx, { actor: cx.actor.id, act: 'reveal-caller', subject: `call/${callId}`, reason })
  return ok({ phone: cx.vault.open(kept.sealed, kept.key) })
}
