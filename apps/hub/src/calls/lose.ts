import { dropOffer, ok, type Call, type Instant, type Result } from '@hearline/domain'
import { callOf } from '@hearline/store'
import { released } from './give-back.ts'
import type { FloorContext, InHand } from './in-hand.ts'
import { keep } from './keep.ts'

type Gone = 'call-gone' | 'wrong-state'

/**
 * The caller is gone before anybody answered: abandoned, or failed when the line or the switch lost her. A ringing desk
 * stops and its operator is ready again, idle since before.
 */
export async function loseWaiting(
  cx: FloorContext,
  held: InHand,
  cause: string,
  lose: (call: Call, now: Instant) => Result<Call, Gone>,
): Promise<Result<null, Gone>> {
  const lost = lose(callOf(held.call), cx.tx.now)
  if (!lost.ok) return lost
  const rang = held.call.state === 'offered'
  await keep(cx, held, {
    call: lost.value,
    extras: { endCause: cause },
    ...released(cx, held, cause, (operator) => dropOffer(operator, cx.tx.now)),
    ...(rang ? { order: { do: 'cancel' } as const } : {}),
  })
  return ok(null)
}
