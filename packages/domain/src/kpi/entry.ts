import type { Call } from '../call/call.ts'
import { applyEvent, type CallEvent } from '../call/history.ts'
import type { CallId, Instant, QueueId } from '../ids.ts'
import type { Timings } from '../timings.ts'
import { one, type Addition } from './counts.ts'
import { serviceLimit } from './service-level.ts'

/**
 * One stay of a caller in one queue. It begins when she arrives, when she is passed on and waits anew, and when a lead
 * moves her to another queue. An offer that comes back, and a leg that fails at once, belong to the same stay.
 */
export type QueueEntry = {
  callId: CallId
  /** 0 for the arrival, one more for each later stay. */
  nth: number
  queueId: QueueId
  hotline: string
  /** When the call arrived: the interval in which everything of it counts. */
  arrivedAt: Instant
  /** From when the wait counts; a lead's move and a kept place take it along. */
  waitingSince: Instant
  /** How a later stay began. */
  by?: 'passed-on' | 'moved'
  /** When a desk first rang for it. */
  firstRangAt?: Instant
  answeredAt?: Instant
  /** The queue whose seat answered in place of its own. */
  helpedBy?: QueueId
  /** How it ended without an answer. */
  left?: { at: Instant; how: 'abandoned' | 'moved' | 'failed' }
}

/** How a stay went, wherever it was. */
type Stay = Omit<QueueEntry, 'callId' | 'queueId' | 'hotline' | 'arrivedAt'>

/** A wait no longer than this is none: what the hub's routing may take, in ms of the machine at any speed. */
const atOnceMs = 1_000

/**
 * What a stay adds to its queue and its hotline. A wait ends with the answer; whoever hung up within `shortAbandon`
 * is counted apart.
 */
export function entryCounts(entry: Stay, timings: Timings): Addition {
  const { answeredAt, left, waitingSince, firstRangAt, by } = entry
  const [in15, in20] = [serviceLimit(timings, 15), serviceLimit(timings, 20)]
  const waited = answeredAt === undefined ? undefined : answeredAt - waitingSince
  const gaveUp = left?.how === 'abandoned' ? left.at - waitingSince : undefined
  const untilRing = (firstRangAt ?? left?.at ?? waitingSince) - waitingSince
  return {
    offered: 1,
    calls: one(entry.nth === 0),
    movedIn: one(by === 'moved'),
    queued: one(untilRing > atOnceMs),
    ringUnknown: one(answeredAt !== undefined && firstRangAt === undefined),
    ...(waited === undefined
      ? {}
      : { answered: 1, answeredIn15: one(waited <= in15), answeredIn20: one(waited <= in20), waitMs: waited }),
    ...(gaveUp === undefined
      ? {}
      : {
          abandoned: one(gaveUp >= timings.shortAbandon),
          shortAbandoned: one(gaveUp < timings.shortAbandon),
          abandonedIn15: one(gaveUp <= in15),
          abandonedIn20: one(gaveUp <= in20),
        }),
    movedOut: one(left?.how === 'moved'),
    failed: one(left?.how === 'failed'),
    overflowOut: one(waited !== undefined && entry.helpedBy !== undefined),
  }
}

/** How the stay a call is in goes, or the one it ended in went, as its row tells. */
export function stayNow(
  call: Pick<Call, 'state' | 'outcome' | 'waitingSince' | 'answeredAt' | 'endedAt'>,
): Pick<QueueEntry, 'waitingSince' | 'answeredAt' | 'left'> {
  const { waitingSince, answeredAt, endedAt, state, outcome } = call
  const how = state === 'abandoned' ? 'abandoned' : outcome === 'failed' ? 'failed' : undefined
  return {
    waitingSince,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...(how === undefined || endedAt === undefined ? {} : { left: { at: endedAt, how } }),
  }
}

/** The same with what only others know of it. */
export const entryNow = (call: Call, known: Pick<QueueEntry, 'hotline' | 'arrivedAt' | 'nth' | 'by'>): QueueEntry => ({
  ...known,
  callId: call.id,
  queueId: call.queueId,
  ...stayNow(call),
})

/** Every stay of a call, from its log; events the rules refuse change nothing. */
export function entriesOf(
  arrived: Call,
  known: Pick<QueueEntry, 'hotline' | 'arrivedAt'>,
  events: readonly CallEvent[],
  timings: Timings,
): QueueEntry[] {
  let call = arrived
  let current = entryNow(call, { ...known, nth: 0 })
  const over: QueueEntry[] = []
  for (const event of events) {
    const next = applyEvent(call, event, timings)
    if (!next.ok) continue
    const begins = beginsAnew(call, next.value, event)
    if (begins) {
      over.push(begins === 'moved' ? { ...current, left: { at: event.at, how: 'moved' } } : current)
      current = { ...entryNow(next.value, { ...known, nth: current.nth + 1, by: begins }) }
    }
    call = next.value
    const { nth, by, firstRangAt = call.state === 'offered' ? event.at : undefined } = current
    const now = entryNow(call, { ...known, nth, ...(by === undefined ? {} : { by }) })
    current = firstRangAt === undefined ? now : { ...now, firstRangAt }
  }
  return [...over, current]
}

function beginsAnew(before: Call, after: Call, event: CallEvent): QueueEntry['by'] {
  if (event.type === 'transferred' || event.type === 'passed') return 'passed-on'
  return event.type === 'moved' && before.queueId !== after.queueId ? 'moved' : undefined
}
