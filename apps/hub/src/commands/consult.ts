import { joinParty, letGo, resume, resumeCall } from '@hearline/domain'
import { callOf, operatorOf } from '@hearline/store'
import { complete } from '../calls/complete.ts'
import { keep } from '../calls/keep.ts'
import type { Handler } from './handler.ts'
import { nothing, refuseCall } from './refuse.ts'
import { ownCall } from './talk.ts'

export const completeTransfer: Handler<'complete-transfer'> = async (cx, body) => {
  const mine = await ownCall(cx, body)
  if (!mine.ok) return mine
  const done = await complete(cx, mine.value)
  return done.ok ? nothing : refuseCall(done.error, mine.value.call)
}

/** The third party is let go, and she talks to her caller again. */
export const cancelConsult: Handler<'cancel-consult'> = async (cx, body) => {
  const mine = await ownCall(cx, body)
  if (!mine.ok) return mine
  const held = mine.value
  const { party } = held.call
  const alone = letGo(callOf(held.call))
  if (!alone.ok || !party) return refuseCall(alone.ok ? 'wrong-state' : alone.error, held.call)
  const isHeld = alone.value.state === 'held'
  const talking = isHeld ? resumeCall(alone.value) : alone
  const back = isHeld && held.operator ? resume(operatorOf(held.operator), cx.tx.now) : undefined
  if (!talking.ok || back?.ok === false) return refuseCall('wrong-state', held.call)
  await keep(cx, held, {
    call: talking.value,
    engagement: { state: 'talking' },
    ...(back ? { operator: back.value } : {}),
    orders: [{ body: { do: 'drop-leg', leg: party.leg } }, ...(isHeld ? [{ body: { do: 'resume' } as const }] : [])],
  })
  return nothing
}

export const join: Handler<'join-call'> = async (cx, body) => {
  const mine = await ownCall(cx, body)
  if (!mine.ok) return mine
  const held = mine.value
  const joined = joinParty(callOf(held.call), cx.tx.now)
  if (!joined.ok) return refuseCall(joined.error, held.call)
  const talking = held.operator ? resume(operatorOf(held.operator), cx.tx.now) : undefined
  if (!talking?.ok) return refuseCall('wrong-state', held.call)
  await keep(cx, held, {
    call: joined.value,
    engagement: { state: 'talking' },
    operator: talking.value,
    order: { do: 'join' },
  })
  return nothing
}
