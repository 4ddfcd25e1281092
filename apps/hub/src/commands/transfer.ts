import { beginWrapUp, consult, isReady, ok, own, passOn, reachOut, takeOffer, transferToQueue } from '@hearline/domain'
import type { CallId, OperatorId, Party, QueueId } from '@hearline/domain'
import {
  callOf,
  findOperator,
  insertOffer,
  isSeatPresent,
  lockOperator,
  operatorOf,
  switchCan,
  type EngagementRow,
  type OperatorRow,
  type Order,
} from '@hearline/store'
import { v7 } from 'uuid'
import type { InHand } from '../calls/in-hand.ts'
import { keep } from '../calls/keep.ts'
import { named } from '../calls/notice.ts'
import type { CommandContext, Handler } from './handler.ts'
import { nothing, refuseCall } from './refuse.ts'
import { ownCall } from './talk.ts'

/** To a queue, to a colleague by name or to a number outside; asked first, or not. */
export const transfer: Handler<'transfer-call'> = async (cx, { callId, to, kind }) => {
  const mine = await ownCall(cx, { callId })
  if (!mine.ok) return mine
  const held = mine.value
  if ('number' in to) return toNumber(cx, held, to.number, kind)
  if ('operator' in to) return kind === 'blind' ? toOperator(cx, held, to.operator) : ask(cx, held, to.operator)
  return kind === 'blind' ? toQueue(cx, held, to.queue) : unavailable(held, 'no-consult')
}

const unavailable = (held: InHand, reason: string, target: object = {}) => {
  const refused = refuseCall('target-unavailable', held.call)
  return { ...refused, details: { ...refused.details, reason, ...target } }
}

/** The caller hears music at the front of the queue; the operator finishes her own record. */
async function toQueue(cx: CommandContext, held: InHand, id: QueueId) {
  const queue = cx.floor.queues.get(id)
  if (!queue) return unavailable(held, 'no-queue')
  const need = { queueId: queue.id, requiredLevel: queue.requiredLevel }
  const moved = transferToQueue(callOf(held.call), need, cx.tx.now, held.operator?.name)
  if (!moved.ok) return refuseCall(moved.error, held.call)
  const parting = part(cx, held)
  if (!parting.ok) return parting
  await keep(cx, held, { ...parting.value, call: moved.value, order: { do: 'park', music: true } })
  return nothing
}

/** A colleague's desk rings; the operator finishes her own record. */
async function toOperator(cx: CommandContext, held: InHand, to: OperatorId) {
  const { tx, timings } = cx
  const passed = passOn(callOf(held.call), to, held.operator?.name ?? '', tx.now, timings)
  if (!passed.ok) return refuseCall(passed.error, held.call)
  const parting = part(cx, held)
  if (!parting.ok) return parting
  const { fence, leaseEndsAt = tx.now } = passed.value
  const target = await claim(cx, held, { to, fence, leaseEndsAt })
  if (!target.ok) return target
  const { side, taken } = target.value
  await keep(cx, held, {
    ...parting.value,
    call: passed.value,
    other: { side, next: { operator: taken } },
    orders: [
      { body: { do: 'park', music: true }, fence: held.call.fence },
      { body: { do: 'ring', leg: side.engagement.id, operator: to, seat: 'hub' } },
    ],
  })
  return nothing
}

/** The caller waits while a colleague is asked. */
async function ask(cx: CommandContext, held: InHand, to: OperatorId) {
  const { tx } = cx
  const colleague = cx.floor.operators.get(to)
  const fence = held.call.fence + 1
  const leaseEndsAt = tx.now + cx.timings.ring + cx.timings.grace
  const target = await claim(cx, held, { to, fence, leaseEndsAt })
  if (!target.ok) return target
  const { side, taken } = target.value
  const name = colleague?.name ?? side.operator.name
  return reach(
    cx,
    held,
    {
      ...{ kind: 'operator', leg: side.engagement.id, operatorId: to, name },
      ...(held.operator && { by: held.operator.name }),
    },
    {
      other: { side, next: { operator: taken } },
      ring: { do: 'ring', leg: side.engagement.id, operator: to, seat: 'hub' },
    },
  )
}

async function toNumber(cx: CommandContext, held: InHand, number: string, kind: 'blind' | 'consult') {
  if (!(await switchCan(cx.tx.db, held.call.switchId, 'outside'))) return unavailable(held, 'no-outside')
  const leg = v7()
  const asked = { kind: 'number', leg, number: cx.vault.mask(number), blind: kind === 'blind' } as const
  // the number itself is kept sealed, as every number
  const { sealed, key } = cx.vault.seal(number)
  const ring = { do: 'ring', leg, seat: 'phone', sealed: sealed.toString('base64'), key } as const
  return reach(cx, held, asked, { ring, id: leg })
}

type Reach = Pick<Parameters<typeof keep>[2], 'other'> & { ring: Order['body']; id?: string }

/** Whoever is asked is rung, while the caller hears music. */
async function reach(
  cx: CommandContext,
  held: InHand,
  asked: Omit<Party, 'state' | 'fence' | 'since' | 'leaseEndsAt'>,
  { other, ring, id }: Reach,
) {
  const reached = reachOut(callOf(held.call), asked, cx.tx.now, cx.timings)
  if (!reached.ok) return refuseCall(reached.error, held.call)
  const consulting = held.operator && consult(operatorOf(held.operator), cx.tx.now)
  if (!consulting?.ok) return refuseCall('wrong-state', held.call)
  const holding = held.call.state === 'talking' ? [{ body: { do: 'hold' } as const, fence: held.call.fence }] : []
  await keep(cx, held, {
    call: reached.value,
    engagement: { state: 'consulting' },
    operator: consulting.value,
    ...(other ? { other } : {}),
    orders: [...holding, { body: ring, ...(id === undefined ? {} : { id }) }],
  })
  return nothing
}

/** She is done with the caller, and writes. */
function part({ tx, timings }: CommandContext, held: InHand) {
  if (!held.operator) return refuseCall('wrong-state', held.call)
  const operator = operatorOf(held.operator)
  const wrapping = beginWrapUp(operator, tx.now, timings, own(operator))
  if (!wrapping.ok) return refuseCall(wrapping.error, held.call)
  const engagement = { state: 'wrap-up', talkEndedAt: tx.now, endCause: 'transferred' } as const
  return ok({ engagement, operator: wrapping.value })
}

type Claim = { to: OperatorId; fence: number; leaseEndsAt: number }

/** Takes a colleague for a call by name, if she could be given one by routing now. */
async function claim(cx: CommandContext, held: InHand, { to, fence, leaseEndsAt }: Claim) {
  const { tx } = cx
  const callId: CallId = held.call.id
  if (to === held.call.operatorId) return unavailable(held, 'yourself')
  const seen = await findOperator(tx.db, to)
  if (!seen) return unavailable(held, 'no-operator')
  const standing = { target: { availability: seen.availability, activity: seen.activity } }
  if (!isReady(seen)) return unavailable(held, 'not-ready', standing)
  if (!(await isSeatPresent(tx.db, to))) return unavailable(held, 'not-present', standing)
  // as routing does: first the engagement, whose indexes have the last word, then her row
  const why = named(held.operator?.id ?? to)
  const engagement = await insertOffer(tx, { callId, operatorId: to, fence, leaseEndsAt, why })
  const operator = engagement && (await lockOperator(tx, to))
  const taken = operator && takeOffer(operatorOf(operator), callId, tx.now, { actor: cx.actor.id, cause: 'call' })
  if (!engagement || !operator || !taken?.ok) return unavailable(held, 'not-ready', standing)
  const side: { engagement: EngagementRow; operator: OperatorRow } = { engagement, operator }
  return ok({ side, taken: taken.value })
}
