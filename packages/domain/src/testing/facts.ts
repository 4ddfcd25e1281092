import fc from 'fast-check'
import {
  entriesOf,
  factKey,
  occupations,
  standardTimings,
  type Contact,
  type Fact,
  type Handling,
  type QueueEntry,
  type Roster,
  type SeatTime,
} from '../index.ts'
import * as arb from './arbitraries.ts'

/** Histories of what counts: every version of every fact, as a floor would tell them in order. */

const hotline = fc.constantFrom('12345', '12320')
const groupId = fc.constantFrom(...arb.groupIds)
const long = fc.nat(1_200_000)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** Leaves out what is undefined, as a stored row does. */
const present = <T extends object>(row: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as never

const known = (kind: Fact['kind'], versions: readonly object[]) =>
  versions.map((of, n) => ({ kind, version: n + 1, of }) as unknown as Fact)

/** The stays of one call, as each of its events leaves them. */
const stays: fc.Arbitrary<Fact[]> = fc
  .tuple(arb.arrivedCall, hotline, arb.callEvents, maybe(arb.queueId))
  .map(([call, line, events, helpedBy]) => {
    const about = { hotline: line, arrivedAt: call.waitingSince }
    const helped = (entry: QueueEntry): QueueEntry =>
      helpedBy && helpedBy !== entry.queueId ? { ...entry, helpedBy } : entry
    return events.flatMap((_, n) =>
      entriesOf(call, about, events.slice(0, n), standardTimings).map((entry): Fact => ({
        kind: 'entry',
        version: n + 1,
        of: helped(entry),
      })),
    )
  })

const work: fc.Arbitrary<Fact[]> = fc
  .record({
    ...{ callId: fc.constantFrom(...arb.callIds), fence: fc.integer({ min: 1, max: 3 }), operatorId: arb.operatorId },
    ...{ groupId, queueId: arb.queueId, hotline, arrivedAt: arb.instant, waitedMs: long, talk: long, wrapUp: long },
    ...{ heldMs: maybe(fc.nat(1_000)), voided: maybe(fc.constant(true as const)) },
  })
  .map(({ talk, wrapUp, waitedMs, heldMs, voided, ...rung }) => {
    const answered = { ...rung, answeredAt: rung.arrivedAt + waitedMs, waitedMs }
    const talked = present({ ...answered, talkEndedAt: answered.answeredAt + talk, heldMs })
    const over = present({ ...talked, endedAt: talked.talkEndedAt + wrapUp, voided })
    return known('handling', [rung, answered, talked, over] as Handling[])
  })

const contact: fc.Arbitrary<Fact[]> = fc
  .record({
    ...{ callId: fc.constantFrom(...arb.callIds), operatorId: arb.operatorId, groupId, queueId: arb.queueId, hotline },
    ...{ arrivedAt: arb.instant, later: maybe(fc.constantFrom('dispatched', 'repeated')) },
  })
  .map(({ later, ...open }) => {
    const settled = { ...open, outcome: 'settled' }
    return known('contact', [open, settled, ...(later ? [{ ...open, outcome: later }] : [])] as Contact[])
  })

const time: fc.Arbitrary<Fact[]> = fc
  .record({
    ...{ operatorId: arb.operatorId, groupId, occupation: fc.constantFrom(...occupations), from: arb.instant },
    ...{ length: fc.nat(5_000_000), plan: fc.constantFrom('work', 'break', 'training') },
  })
  .map(({ length, plan, ...open }): Fact[] => {
    const { from, operatorId, groupId: group } = open
    const roster = { operatorId, groupId: group, from, to: from + 3_600_000, plan } as Roster
    const over: SeatTime = { ...open, to: from + length, planned: [roster] }
    return [...known('seat', [open, over]), ...known('roster', [roster])]
  })

/**
 * What a floor tells, of calls and people that are few, so that facts meet in the same quarters. Where two tell of the
 * same thing, the first has it.
 */
export const history: fc.Arbitrary<Fact[]> = fc
  .array(fc.oneof(stays, work, contact, time), { maxLength: 14 })
  .map((told) => {
    const about = new Map<string, number>()
    const first = (fact: Fact, n: number): boolean => {
      const key = factKey(fact)
      if (!about.has(key)) about.set(key, n)
      return about.get(key) === n
    }
    return told.flatMap((facts, n) => facts.filter((fact) => first(fact, n)))
  })
