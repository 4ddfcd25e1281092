import { alarmUnit, isHidden, movedBy, type Instant, type NoticeId, type Operator, type Party } from '@hearline/domain'
import type { AlarmRow, CallBackRow, CallRow, NoticeRow, OperatorRow, TicketRow, VisitRow } from '@hearline/protocol'
import type { LiveRow } from '@hearline/store'

/** ISO 8601 of an instant, as the wire has it. */
export const iso = (at: Instant): string => new Date(at).toISOString()

/** An optional field of a wire row: absent when the stored column is null. */
const maybe = <N extends string, V>(name: N, value: V | null): { [K in N]?: V } =>
  value === null ? {} : ({ [name]: value } as { [K in N]?: V })
const maybeAt = <N extends string>(name: N, at: Instant | null): { [K in N]?: string } =>
  maybe(name, at === null ? null : iso(at))

/** `showCaller` adds the masked number: for the desk of the operator who has the call, and for nobody else. */
export function callRow(row: LiveRow<'call'>, showCaller: boolean): CallRow {
  return {
    kind: 'call',
    id: row.id,
    version: row.version,
    state: row.state,
    ...maybe('outcome', row.outcome),
    queueId: row.queueId,
    hotline: row.hotline,
    ...maybe('language', row.language),
    priority: row.priority,
    ...maybe('operatorId', row.operatorId),
    fence: row.fence,
    ...maybeAt('leaseEndsAt', row.leaseEndsAt),
    waitingSince: iso(row.waitingSince),
    ...maybeAt('returnedAt', row.returnedAt),
    ...maybeAt('answeredAt', row.answeredAt),
    ...maybeAt('connectedAt', row.connectedAt),
    ...maybeAt('endedAt', row.endedAt),
    ...maybe('ticketId', row.ticketId),
    ...maybe('transferredBy', row.transferredBy),
    ...maybe('party', row.party && partyOf(row.party)),
    ...(showCaller ? maybe('caller', row.callerMasked) : {}),
  }
}

/** `toHerself`: her own desk does not show who only listens. */
export function operatorRow(row: LiveRow<'operator'>, toHerself = false): OperatorRow {
  const { wrapUpEndsAt, wrapUpExtensions } = row
  return {
    kind: 'operator',
    id: row.id,
    version: row.version,
    username: row.username,
    name: row.name,
    groupId: row.groupId,
    availability: row.availability,
    activity: row.activity,
    since: iso(row.since),
    ...maybe('nextAvailability', row.nextAvailability && next(row.nextAvailability)),
    queues: row.queues.map(({ queueId, level, reserve }) => ({ queueId, level, reserve })),
    ...marks(row, toHerself),
    ...maybe('callId', row.callId),
    ...(wrapUpEndsAt === null ? {} : { wrapUp: { endsAt: iso(wrapUpEndsAt), extensions: wrapUpExtensions } }),
    ...maybeAt('until', row.until),
    changedBy: row.changedBy,
  }
}

/** What others did with her seat, and what she asks of them. */
function marks(row: LiveRow<'operator'>, toHerself: boolean) {
  const move = movedBy({ moves: row.moves ?? [] })
  const { hand, breakRequest, monitor } = row
  return {
    ...maybe('moved', move ? movedOf(move) : null),
    ...maybe('hand', hand && { ...handOf(hand), at: iso(hand.at) }),
    ...maybe('breakRequest', breakRequest && { ...breakRequest, at: iso(breakRequest.at) }),
    ...maybe(
      'monitor',
      monitor && !(toHerself && isHidden(monitor)) ? { ...monitor, since: iso(monitor.since) } : null,
    ),
  }
}

const movedOf = ({ before, at, until, ...move }: NonNullable<Operator['moves']>[number]) => ({
  ...move,
  at: iso(at),
  ...(until === undefined ? {} : { until: iso(until) }),
  from: before.map(({ queueId }) => queueId),
})

const handOf = ({ words, answeredBy }: NonNullable<Operator['hand']>) => ({
  ...(words === undefined ? {} : { words }),
  ...(answeredBy === undefined ? {} : { answeredBy: { ...answeredBy, at: iso(answeredBy.at) } }),
})

const partyOf = ({ leg: _leg, blind: _blind, since, leaseEndsAt, ...party }: Party): CallRow['party'] => ({
  ...party,
  since: iso(since),
  ...(leaseEndsAt === undefined ? {} : { leaseEndsAt: iso(leaseEndsAt) }),
})

const next = ({ availability, reason, minutes, by }: NonNullable<LiveRow<'operator'>['nextAvailability']>) => ({
  availability,
  ...(reason === undefined ? {} : { reason }),
  ...(minutes === undefined ? {} : { minutes }),
  ...(by === undefined ? {} : { by }),
})

export function ticketRow(row: LiveRow<'ticket'>): TicketRow {
  return {
    kind: 'ticket',
    id: row.id,
    version: row.version,
    ...maybe('number', row.number),
    state: row.state,
    ...maybe('callId', row.callId),
    authorId: row.authorId,
    ...maybe('type', row.type),
    ...maybe('level', row.level),
    confidentiality: row.confidentiality,
    ...maybe('categoryCode', row.categoryCode),
    ...maybe('placeCode', row.placeCode),
    revision: row.revision,
    changed: row.changed,
    ...maybe('by', row.by),
    ...(row.callers > 1 ? { callers: row.callers } : {}),
    ...maybe('mergedInto', row.mergedInto),
    ...(row.passedBy.length > 0 ? { passedBy: row.passedBy } : {}),
    openedAt: iso(row.openedAt),
    ...maybeAt('submittedAt', row.submittedAt),
  }
}

/** Undefined once she has left. */
export function visitRow(row: LiveRow<'visit'>): VisitRow | undefined {
  if (row.ticketId === null) return undefined
  const { id, version, ticketId, username, name } = row
  return {
    kind: 'visit',
    ...{ id, version, ticketId, username, name },
    ...maybe('field', row.field),
    since: iso(row.since),
  }
}

export const noticeRow = (row: LiveRow<'notice'>): NoticeRow => ({
  kind: 'notice',
  id: row.id as NoticeId,
  version: row.version,
  from: row.from,
  text: row.text,
  at: iso(row.at),
  mustRead: row.mustRead,
  ...maybe('code', row.code),
  ...maybe('details', row.details),
  ...maybe('callId', row.callId),
  ...maybe('ticketId', row.ticketId),
})

/** `isNamed`: with who acknowledged it. */
export function alarmRow(row: LiveRow<'alarm'>, isNamed: boolean): AlarmRow {
  const { id, version, queueId, rule, value, threshold, times, acknowledged } = row
  const { at, ...by } = acknowledged ?? { at: 0 }
  return {
    kind: 'alarm',
    ...{ id, version, queueId, rule, value, threshold, times },
    unit: alarmUnit[rule],
    at: iso(row.at),
    ...(acknowledged ? { acknowledged: { ...(isNamed ? by : {}), at: iso(at) } } : {}),
    ...maybeAt('clearedAt', row.clearedAt),
  }
}

export function callBackRow(row: LiveRow<'callback'>): CallBackRow {
  const { id, version, callId, queueId, hotline, state, reason, missedAt, dueAt, notBefore, tries, taken } = row
  return {
    kind: 'callback',
    ...{ id, version, callId, queueId, hotline, state, reason, tries },
    ...{ missedAt: iso(missedAt), dueAt: iso(dueAt), notBefore: iso(notBefore) },
    ...maybe('takenBy', taken && takenBy(taken)),
  }
}

const takenBy = ({ operatorId, name, at, until, line }: NonNullable<LiveRow<'callback'>['taken']>) => ({
  ...{ operatorId, name, at: iso(at), until: iso(until) },
  ...(line === undefined ? {} : { line: line.state }),
})
