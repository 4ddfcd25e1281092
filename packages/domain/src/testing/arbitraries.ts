import fc from 'fast-check'
import type { Call, CallEvent, Membership, Operator, Queue, Role, Seat, TicketFields, WaitingCall } from '../index.ts'
import { acts, confidentialities, newCall, roles, skillLevels, ticketLevels, ticketTypes } from '../index.ts'
import type { CallId, GroupId, Instant, OperatorId, QueueId } from '../ids.ts'

/** Generators of the floor. Few ids and short times, so that ties, rivals and deadlines meet often. */

/** A moment of the floor's day from which everything generated is counted. */
export const noon: Instant = Date.UTC(2026, 10, 23, 4)

const ids = <T extends string>(noun: string, count: number): T[] =>
  Array.from({ length: count }, (_, n) => `${noun}-${String(n).padStart(4, '0')}` as T)

export const queueIds = ids<QueueId>('queue', 4)
export const operatorIds = ids<OperatorId>('operator', 12)
export const callIds = ids<CallId>('call', 30)
export const groupIds = ids<GroupId>('group', 3)

export const queueId = fc.constantFrom(...queueIds)
export const operatorId = fc.constantFrom(...operatorIds)
export const level = fc.constantFrom(...skillLevels)
/** A few minutes around noon, in whole seconds and in odd milliseconds. */
export const instant = fc
  .oneof(
    fc.integer({ min: 0, max: 150 }).map((s) => s * 1_000),
    fc.nat(150_000),
  )
  .map((ms) => noon - ms)

export const membership: fc.Arbitrary<Membership> = fc.record({ queueId, level, reserve: fc.boolean() })
export const memberships = fc.uniqueArray(membership, { maxLength: 4, selector: (m) => m.queueId })

const neverOffered = fc.record({
  id: fc.constantFrom(...callIds),
  queueId,
  priority: fc.constantFrom(0, 0, 0, 0, 1, 5),
  requiredLevel: level,
  waitingSince: instant,
})
const returned = fc.tuple(neverOffered, instant).map(([call, returnedAt]) => ({ ...call, returnedAt }))
export const waitingCall: fc.Arbitrary<WaitingCall> = fc.oneof(
  { arbitrary: neverOffered, weight: 5 },
  { arbitrary: returned, weight: 1 },
)
export const waitingCalls = fc.uniqueArray(waitingCall, { maxLength: 30, selector: (call) => call.id })

export const seat: fc.Arbitrary<Seat> = fc.record({ operatorId, idleSince: instant, queues: memberships })
export const seats = fc.uniqueArray(seat, { maxLength: 12, selector: (s) => s.operatorId })

/** All queues, each with an overflow to any other, itself excepted, or none. */
export const queues: fc.Arbitrary<ReadonlyMap<QueueId, Queue>> = fc
  .tuple(...queueIds.map((id) => queueOf(id)))
  .map((all) => new Map(all.map((queue) => [queue.id, queue])))

function queueOf(id: QueueId): fc.Arbitrary<Queue> {
  return fc.record(
    {
      id: fc.constant(id),
      name: fc.constant({ zh: id, en: id }),
      requiredLevel: level,
      overflowTo: fc.constantFrom(...queueIds.filter((other) => other !== id)),
      reserveAbove: fc.constantFrom(0, 2, 5, 20),
      targetSeconds: fc.constant(15),
      targetShare: fc.constant(0.95),
      priority: fc.constantFrom(0, 0, 1),
    },
    { requiredKeys: ['id', 'name', 'requiredLevel', 'reserveAbove', 'targetSeconds', 'targetShare', 'priority'] },
  )
}

/** A call that has just arrived. */
export const arrivedCall: fc.Arbitrary<Call> = fc
  .record({ id: fc.constantFrom(...callIds), queueId, requiredLevel: level, waitingSince: instant })
  .map(newCall)

/**
 * Anything that may be tried on a call, sensible or not; the times rise with the place in the list. Some lists begin
 * as a call that needs a colleague does.
 */
export const callEvents: fc.Arbitrary<CallEvent[]> = fc
  .tuple(fc.nat(12), fc.array(fc.tuple(callEvent(), fc.nat(20_000)), { maxLength: 25 }))
  .map(([begun, tried]) => {
    const steps = [...asking.slice(0, begun).map((event) => [event, 1_000] as const), ...tried]
    let at = noon
    return steps.map(([event, later]) => ({ ...event, at: (at += later) }))
  })

const [wang, li] = operatorIds as [OperatorId, OperatorId]
const asking: CallEvent[] = [
  { type: 'offered', operatorId: wang, at: noon },
  { type: 'answered', operatorId: wang, fence: 1, at: noon },
  { type: 'consulted', operatorId: li, at: noon },
  { type: 'party-answered', operatorId: li, fence: 2, at: noon },
  { type: 'joined', at: noon },
]

function callEvent(): fc.Arbitrary<CallEvent> {
  const at = fc.constant(noon)
  const two = fc.constantFrom(...operatorIds.slice(0, 2))
  const claim = fc.record({
    type: fc.constantFrom('answered' as const, 'answered' as const, 'declined' as const),
    operatorId: two,
    fence: fc.integer({ min: 0, max: 3 }),
    at,
  })
  const place = fc.record({
    type: fc.constantFrom('transferred' as const, 'moved' as const),
    queueId,
    requiredLevel: level,
    at,
  })
  const plain = fc.record({
    type: fc.constantFrom(
      ...(['returned', 'connected', 'held', 'resumed', 're-queued'] as const),
      ...(['abandoned', 'ended', 'closed', 'failed', 'transferred-out'] as const),
    ),
    at,
  })
  const offered = fc.record({ type: fc.constant('offered' as const), operatorId: two, at })
  const asked = fc.record({ type: fc.constantFrom('consulted' as const, 'passed' as const), operatorId: two, at })
  const party = fc.record({ type: fc.constantFrom('joined' as const, 'let-go' as const, 'completed' as const), at })
  const answers = fc.record({
    type: fc.constant('party-answered' as const),
    operatorId: two,
    fence: fc.constantFrom(2, 3),
    at,
  })
  const prioritised = fc.record({
    type: fc.constant('prioritised' as const),
    priority: fc.integer({ min: 0, max: 9 }),
    at,
  })
  return fc.oneof(
    { arbitrary: offered, weight: 3 },
    { arbitrary: claim, weight: 4 },
    { arbitrary: plain, weight: 5 },
    { arbitrary: fc.oneof(asked, party, answers), weight: 2 },
    place,
    prioritised,
  )
}

/** An operator before her seat session. */
export const signedOutOperator: fc.Arbitrary<Operator> = fc
  .record({ id: operatorId, groupId: fc.constantFrom(...groupIds), queues: memberships })
  .map((known) => ({
    ...known,
    availability: 'signed-out',
    activity: 'idle',
    since: noon,
    idleSince: noon,
    changedBy: { actor: 'system', cause: 'system' },
  }))

/** A form filled at random, also with blanks and nulls. */
export const ticketFields: fc.Arbitrary<TicketFields> = (() => {
  const line = fc.constantFrom('', '  ', 'x', '路灯不亮', null)
  return fc.record(
    {
      type: fc.constantFrom(...ticketTypes, null),
      level: fc.constantFrom(...ticketLevels, null),
      confidentiality: fc.constantFrom(...confidentialities),
      categoryCode: line,
      placeCode: line,
      address: line,
      title: line,
      text: line,
      answer: line,
      entryId: line,
      contactName: line,
      contactPhone: line,
    },
    { requiredKeys: [] },
  )
})()

export const role: fc.Arbitrary<Role> = fc.constantFrom(...roles)
export const act = fc.constantFrom(...acts)
export const speed = fc.oneof(fc.constantFrom(1, 2, 10, 60), fc.double({ min: 0.1, max: 50_000, noNaN: true }))
