import { beginWrapUp, leaveMonitor, monitorCall, ok, seizeCall, takeOver, type MonitorMode } from '@hearline/domain'
import {
  callOf,
  findOperator,
  insertNotice,
  insertOffer,
  isSeatPresent,
  lockOperator,
  operatorOf,
  switchCan,
  writeAudit,
} from '@hearline/store'
import { ticketFor } from '../calls/card.ts'
import { takeInHand, type InHand } from '../calls/in-hand.ts'
import { keep } from '../calls/keep.ts'
import { named, takenOverWords } from '../calls/notice.ts'
import { iso } from '../floor/projection.ts'
import type { CommandContext, Handler } from './handler.ts'
import { byLead, leads, notAllowed } from './lead.ts'
import { notFound, nothing, refuseCall } from './refuse.ts'

/** What a switch must be able to do for it. */
const ability = { listen: 'listen', whisper: 'whisper', barge: 'whisper' } as const satisfies Record<
  MonitorMode,
  string
>

/** A lead listens, whispers, barges in or leaves again; the voices are the switch's. */
export const monitor: Handler<'monitor-call'> = async (cx, { callId, mode }) => {
  const { tx, actor } = cx
  const held = await takeInHand(tx, callId)
  if (!held) return notFound
  const { engagement, operator: row } = held
  // a call nobody talks on is nobody's of her group
  if (!row || !engagement) return mayAny(cx) ? refuseCall('wrong-state', held.call) : notAllowed
  if (!leads(cx, row.groupId, 'monitor-calls') || row.id === actor.operatorId) return notAllowed
  if (mode !== 'off' && !(await switchCan(tx.db, held.call.switchId, ability[mode])))
    return unavailable(held, `no-${ability[mode]}`)
  const operator = operatorOf(row)
  const there = row.monitor
  const on = { actor: actor.id, name: actor.name, callId, since: tx.now }
  const after = mode === 'off' ? leaveMonitor(operator, actor.id) : monitorCall(operator, { ...on, mode })
  if (!after.ok) {
    const current = there && { ...there, since: iso(there.since) }
    return { ...refuseCall(after.error, held.call), ...(current ? { details: { current } } : {}) }
  }
  await keep(cx, held, {
    operator: after.value,
    order: { do: 'listen', leg: engagement.id, lead: actor.id, mode },
  })
  await writeAudit(tx, { actor: actor.id, act: `monitor-${mode}`, subject: `call/${callId}`, reason: null })
  return nothing
}

/** A lead who is on the call replaces the operator, who finishes her record. */
export const take: Handler<'take-over'> = async (cx, { callId, reason }) => {
  const { tx, actor } = cx
  const held = await takeInHand(tx, callId)
  if (!held) return notFound
  const { engagement, operator: row } = held
  if (!row || !engagement) return mayAny(cx) ? refuseCall('wrong-state', held.call) : notAllowed
  if (!leads(cx, row.groupId, 'monitor-calls')) return notAllowed
  const { operatorId } = actor
  if (operatorId === undefined || !(await isSeatPresent(tx.db, operatorId))) return { ok: false, error: 'no-seat' }
  if (row.monitor?.actor !== actor.id) return refuseCall('wrong-state', held.call)
  const taken = takeOver(callOf(held.call), operatorId, row.name)
  if (!taken.ok) return refuseCall(taken.error, held.call)
  const wrapping = beginWrapUp(operatorOf(row), tx.now, cx.timings, byLead(cx, reason))
  if (!wrapping.ok) return refuseCall(wrapping.error, held.call)
  const { fence } = taken.value
  // as an offer to a colleague: first the engagement, whose indexes have the last word, then her row
  const mine = await insertOffer(tx, { callId, operatorId, fence, leaseEndsAt: tx.now, why: named(operatorId) })
  const desk = mine && (await lockOperator(tx, operatorId))
  const seized = desk && seizeCall(operatorOf(desk), callId, tx.now)
  if (!mine || !seized?.ok) return { ok: false, error: 'no-seat', details: { current: await standing(cx) } }
  const ticketId = await ticketFor(tx, { ...held.call, transferredBy: taken.value.transferredBy ?? null }, operatorId)
  await keep(cx, held, {
    call: taken.value,
    extras: { ticketId },
    engagement: { state: 'wrap-up', talkEndedAt: tx.now, endCause: 'taken-over' },
    operator: wrapping.value,
    other: {
      side: { engagement: mine, operator: desk },
      next: {
        engagement: { state: 'talking', answeredAt: tx.now, waitedMs: 0, leaseEndsAt: null },
        operator: seized.value,
      },
    },
    order: { do: 'listen', leg: engagement.id, lead: actor.id, mode: 'take-over', as: mine.id },
  })
  await insertNotice(tx, { operatorId: row.id }, takenOverWords({ name: actor.name, reason, callId }))
  await writeAudit(tx, { actor: actor.id, act: 'take-over', subject: `call/${callId}`, reason: reason ?? null })
  return ok({ ticketId })
}

const mayAny = (cx: CommandContext): boolean => leads(cx, cx.actor.groupId ?? '', 'monitor-calls')

const unavailable = (held: InHand, reason: string) => {
  const refused = refuseCall('target-unavailable', held.call)
  return { ...refused, details: { ...refused.details, reason } }
}

async function standing({ tx, actor }: CommandContext) {
  const desk = actor.operatorId && (await findOperator(tx.db, actor.operatorId))
  return desk ? { availability: desk.availability, activity: desk.activity } : undefined
}
