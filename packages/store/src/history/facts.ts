import {
  heldBy,
  occupationOf,
  staysOf,
  type CallId,
  type CallMoment,
  type Fact,
  type Handling,
  type Instant,
  type Millis,
  type OperatorId,
} from '@hearline/domain'
import type { CallTold, OperatorTold, PartTold } from './event.ts'
import type { floorEvent } from './tables.ts'

export type FloorEvent = Pick<typeof floorEvent.$inferSelect, 'id' | 'kind' | 'subject' | 'at' | 'arrivedAt' | 'told'>

/**
 * Everything that counts, from all events of some calls and operators in the order of their ids. The id of the last
 * event of a call is the version of all its facts.
 */
export function factsOf(events: readonly FloorEvent[]): Fact[] {
  const subjects = Map.groupBy(events, ({ kind, subject }) => `${kind === 'operator' ? kind : 'call'}/${subject}`)
  return [...subjects.values()].flatMap((own) => (own[0]?.kind === 'operator' ? seatFacts(own) : callFacts(own)))
}

function callFacts(events: readonly FloorEvent[]): Fact[] {
  const calls = events.filter(({ kind }) => kind === 'call')
  const last = calls.at(-1)
  if (last?.arrivedAt == null) return []
  const callId = last.subject as CallId
  const arrivedAt = last.arrivedAt
  const version = events.at(-1)?.id ?? last.id
  const moments = calls.map(({ at, told }): CallMoment => ({ at, ...(told as CallTold) }))
  const { hotline } = last.told as CallTold
  const stays = staysOf(moments, { callId, hotline, arrivedAt })
  const parts = Map.groupBy(
    events.flatMap(({ kind, told }) => (kind === 'part' ? [told as PartTold] : [])),
    ({ fence }) => fence,
  )
  return [
    ...stays.map((of): Fact => ({ kind: 'entry', version, of })),
    ...[...parts.values()].flatMap((told): Fact[] => {
      const of = handlingOf(told, { callId, arrivedAt, moments })
      return of ? [{ kind: 'handling', version, of }] : []
    }),
  ]
}

type OfCall = { callId: CallId; arrivedAt: Instant; moments: readonly CallMoment[] }

/** Absent for who was only asked. Queue and group are those of the answer, before it those of the ring. */
function handlingOf(told: readonly PartTold[], { callId, arrivedAt, moments }: OfCall): Handling | undefined {
  const now = told.at(-1)
  const then = told.find((one) => one.answeredAt !== undefined) ?? told[0]
  if (!now || !then || (now.answeredAt === undefined && told.some(({ asked }) => asked))) return undefined
  const { fence, answeredAt, waitedMs, talkEndedAt, endedAt } = now
  const { operatorId, groupId, queueId, hotline } = then
  const isVoided = answeredAt !== undefined && endedAt !== undefined && talkEndedAt === undefined
  // where the log begins only after the answer, nobody knows of its holds
  const isHoldKnown = moments[0]?.answeredAt === undefined && answeredAt !== undefined && talkEndedAt !== undefined
  return {
    ...{ callId, fence, operatorId, groupId, queueId, hotline, arrivedAt },
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(waitedMs === undefined ? {} : { waitedMs }),
    ...(talkEndedAt === undefined ? {} : { talkEndedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(isHoldKnown ? { heldMs: heldBy(moments, operatorId, answeredAt, talkEndedAt) } : {}),
    ...(isVoided ? { voided: true } : {}),
  }
}

/** No stretch at a desk counts that lasted longer: nobody works two shifts on end. */
export const longestStretch: Millis = 24 * 3_600_000

/** Her time at the desk, cut at each event, so that an event never says anything of a stretch before the last one. */
function seatFacts(events: readonly FloorEvent[]): Fact[] {
  return events.flatMap(({ id, at: from, subject, told }, n): Fact[] => {
    const { groupId, ...stood } = told as OperatorTold
    const occupation = occupationOf(stood)
    const next = events[n + 1]
    if (!occupation || next?.at === from) return []
    if (next && next.at - from > longestStretch) return []
    const of = { operatorId: subject as OperatorId, groupId, occupation, from }
    return [{ kind: 'seat', version: next?.id ?? id, of: next ? { ...of, to: next.at } : of }]
  })
}
