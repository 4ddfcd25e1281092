import { answer, hold, letGo, ok, partyAnswers, refuse, type CallRefusal, type Result } from '@hearline/domain'
import { callOf, insertNotice, operatorOf } from '@hearline/store'
import { complete } from './complete.ts'
import type { FloorContext, InHand, Leaving } from './in-hand.ts'
import { keep } from './keep.ts'
import { unansweredWords } from './notice.ts'
import { takeSide } from './side.ts'

type Gone = Result<null, 'call-gone' | 'wrong-state'>

/** Whom the operator asked answers: they talk alone; an emergency service is joined; a blind number has the call. */
export async function askedAnswers(
  cx: FloorContext,
  held: InHand,
  claim: Parameters<typeof partyAnswers>[1],
): Promise<Result<null, CallRefusal>> {
  const answered = partyAnswers(callOf(held.call), claim, cx.tx.now)
  if (!answered.ok) return answered
  const { party } = answered.value
  if (party?.blind) return complete(cx, held, { call: answered.value, join: true })
  const order = { do: party?.state === 'joined' ? 'join' : 'connect' } as const
  if (claim.operatorId === undefined) {
    await keep(cx, held, { call: answered.value, order })
    return ok(null)
  }
  const side = await takeSide(cx.tx, held.call.id, claim.operatorId)
  const consulting = side.operator && answer(operatorOf(side.operator), held.call.id, cx.tx.now, { as: 'consulting' })
  if (!consulting?.ok) return refuse('wrong-state')
  const next = { engagement: { state: 'consulting', leaseEndsAt: null } as const, operator: consulting.value }
  await keep(cx, held, { call: answered.value, order, other: { side, next } })
  return ok(null)
}

type Going = {
  readonly cause: string
  /** What becomes of a colleague; ready again when absent. */
  readonly leave?: Leaving
  /** Its leg is gone by itself. */
  readonly legIsGone?: boolean
}

/** Whom the operator asked is gone, before or after an answer: her caller is on hold, or talks on. She is told. */
export async function askedIsGone(cx: FloorContext, held: InHand, going: Going): Promise<Gone> {
  const { cause, leave, legIsGone = false } = going
  const { id: callId, party } = held.call
  const alone = letGo(callOf(held.call))
  if (!alone.ok || !party) return alone.ok ? refuse('wrong-state') : alone
  const holding = alone.value.state === 'held' && held.operator ? hold(operatorOf(held.operator), cx.tx.now) : undefined
  if (party.state === 'ringing' && held.operator) {
    const name = party.name ?? party.service ?? party.number ?? '?'
    await insertNotice(cx.tx, { operatorId: held.operator.id }, unansweredWords({ name, cause, callId }))
  }
  await keep(cx, held, {
    call: alone.value,
    engagement: { state: alone.value.state === 'held' ? 'held' : 'talking' },
    ...(holding?.ok ? { operator: holding.value } : {}),
    ...(leave ? { askedLeaves: leave } : {}),
    orders: legIsGone ? [] : [{ body: { do: 'drop-leg', leg: party.leg } }],
  })
  return ok(null)
}
