import type { Instant, Millis } from '../ids.ts'
import type { Timings } from '../timings.ts'
import { contactCounts, type Contact } from './contact.ts'
import type { Addition } from './counts.ts'
import { entryCounts, type QueueEntry } from './entry.ts'
import { answerCounts, handlingCounts, type Handling } from './handling.ts'
import { intervalStart } from './interval.ts'
import { rosterCounts, seatCounts, type Roster, type SeatTime } from './seat-time.ts'

/**
 * What is known of one thing that counts. `version` rises with what becomes of it; the same version says the same.
 * A fact may come late, twice, or after a newer one about the same thing.
 */
export type Fact = { version: number } & (
  | { kind: 'entry'; of: QueueEntry }
  | { kind: 'handling'; of: Handling }
  | { kind: 'contact'; of: Contact }
  | { kind: 'seat'; of: SeatTime }
  | { kind: 'roster'; of: Roster }
)

/** What a fact is about: two with one key are the older and the newer of the same thing. */
export function factKey({ kind, of }: Fact): string {
  switch (kind) {
    case 'entry':
      return `entry/${of.callId}/${of.nth}`
    case 'handling':
      return `handling/${of.callId}/${of.fence}`
    case 'contact':
      return `contact/${of.callId}`
    case 'seat':
    case 'roster':
      return `${kind}/${of.operatorId}/${of.from}`
  }
}

export const dimensions = ['queue', 'hotline', 'group', 'operator'] as const
export type Dimension = (typeof dimensions)[number]

/** What one fact adds to one cell: a quarter of an hour of a queue, a hotline, a group or an operator. */
export type Contribution = {
  dimension: Dimension
  id: string
  /** When the quarter began. */
  start: Instant
  addition: Addition
  /** A wait that is over, and not because a lead moved the caller on. */
  waited?: Millis
  /** Still waiting. */
  waitingSince?: Instant
}

/** Everything a fact adds. What a call does counts in the quarter in which the call arrived, time where it was spent. */
export function contributionsOf(fact: Fact, timings: Timings): Contribution[] {
  return contributions(fact, timings).filter((c) => c.waitingSince !== undefined || Object.keys(c.addition).length > 0)
}

function contributions({ kind, of }: Fact, timings: Timings): Contribution[] {
  switch (kind) {
    case 'entry':
      return ofEntry(of, timings)
    case 'handling': {
      const work = handlingCounts(of)
      const own = { ...answerCounts(of, timings), ...work }
      const waited = own.answered === 1 ? { waited: of.waitedMs ?? 0 } : {}
      return [...hers(of, own).map((c) => ({ ...c, ...waited })), ...theCalls(of, work)]
    }
    case 'contact':
      return [...hers(of, contactCounts(of)), ...theCalls(of, contactCounts(of))]
    case 'seat':
      return seatCounts(of).flatMap(({ start, addition }) => seated(of, start, addition))
    case 'roster':
      return rosterCounts(of).flatMap(({ start, addition }) => seated(of, start, addition))
  }
}

function ofEntry(entry: QueueEntry, timings: Timings): Contribution[] {
  const { answeredAt, left, waitingSince, helpedBy } = entry
  const over = answeredAt ?? (left?.how === 'moved' ? undefined : left?.at)
  const wait = over !== undefined ? { waited: over - waitingSince } : left ? {} : { waitingSince }
  const own = theCalls(entry, entryCounts(entry, timings)).map((c) => ({ ...c, ...wait }))
  if (answeredAt === undefined || helpedBy === undefined) return own
  const start = intervalStart(entry.arrivedAt, 'quarter')
  return [...own, { dimension: 'queue', id: helpedBy, start, addition: { overflowIn: 1 } }]
}

type OfCall = { queueId: string; hotline: string; arrivedAt: Instant }
type OfOperator = { operatorId: string; groupId: string }

function theCalls({ queueId, hotline, arrivedAt }: OfCall, addition: Addition): Contribution[] {
  const start = intervalStart(arrivedAt, 'quarter')
  return [
    { dimension: 'queue', id: queueId, start, addition },
    { dimension: 'hotline', id: hotline, start, addition },
  ]
}

const hers = (of: OfOperator & { arrivedAt: Instant }, addition: Addition): Contribution[] =>
  seated(of, intervalStart(of.arrivedAt, 'quarter'), addition)

const seated = ({ operatorId, groupId }: OfOperator, start: Instant, addition: Addition): Contribution[] => [
  { dimension: 'group', id: groupId, start, addition },
  { dimension: 'operator', id: operatorId, start, addition },
]
