import type { Call } from '../call/call.ts'
import type { Instant, Millis, OperatorId, QueueId } from '../ids.ts'
import { stayNow, type QueueEntry } from './entry.ts'

/** How a call stood from `at` on, until its next moment. */
export type CallMoment = Pick<
  Call,
  'state' | 'outcome' | 'queueId' | 'operatorId' | 'waitingSince' | 'answeredAt' | 'endedAt'
> & {
  at: Instant
  /** The queue whose seat answers in place of its own. */
  helpedBy?: QueueId
}

/** Every stay of a call, from how it stood after each act, in order: what `entriesOf` makes of the acts themselves. */
export function staysOf(
  moments: readonly CallMoment[],
  known: Pick<QueueEntry, 'callId' | 'hotline' | 'arrivedAt'>,
): QueueEntry[] {
  const over: QueueEntry[] = []
  let current: QueueEntry | undefined
  for (const moment of moments) {
    const by = current && begunBy(current, moment)
    if (current && by) over.push(by === 'moved' ? { ...current, left: { at: moment.at, how: 'moved' } } : current)
    const nth = current ? current.nth + Number(by !== undefined) : 0
    const how = by ?? current?.by
    const firstRangAt = (by ? undefined : current?.firstRangAt) ?? (moment.state === 'offered' ? moment.at : undefined)
    current = {
      ...{ ...known, nth, queueId: moment.queueId, ...stayNow(moment) },
      ...(how === undefined ? {} : { by: how }),
      ...(firstRangAt === undefined ? {} : { firstRangAt }),
      ...(moment.helpedBy === undefined || moment.answeredAt === undefined ? {} : { helpedBy: moment.helpedBy }),
    }
  }
  return current ? [...over, current] : []
}

/** A wait that starts anew is one passed on; one that goes on in another queue was moved. */
function begunBy(stay: QueueEntry, moment: CallMoment): QueueEntry['by'] {
  if (moment.waitingSince !== stay.waitingSince) return 'passed-on'
  return moment.queueId === stay.queueId ? undefined : 'moved'
}

/** How long the caller was on hold between two instants while this operator had her, also while others were asked. */
export function heldBy(moments: readonly CallMoment[], operatorId: OperatorId, from: Instant, to: Instant): Millis {
  return moments.reduce((held, { state, operatorId: whose, at }, n) => {
    if (whose !== operatorId || (state !== 'held' && state !== 'consulting')) return held
    const until = moments[n + 1]?.at ?? to
    return held + Math.max(0, Math.min(until, to) - Math.max(at, from))
  }, 0)
}
