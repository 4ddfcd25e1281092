import { estimatedWait, isReady, isServing, isStaffed, reserveLimit, type Millis, type QueueId } from '@hearline/domain'
import type { OperatorRow, QueueRow } from '@hearline/protocol'

/** One queue's seats, how many of them are ready or engaged (`serving`), and how long its next caller would wait (ms; undefined: nobody knows). */
export type Staffing = Seats & { wait: Millis | undefined }
type Seats = Pick<QueueRow, 'staffed' | 'serving' | 'ready'>
export type Change = { queueId: QueueId; before: Staffing; after: Staffing }

/** What a preview has to know of a queue besides its figures. */
export type Known = {
  queue: QueueRow
  /** Reserve seats wake while more wait. */
  reserveAbove: number
  /** Mean handling time of its calls that were finished in the last hour, ms. */
  handlingTime: Millis | undefined
}

/**
 * What becomes of every queue that a move touches, by the rules the hub counts with: a seat leaves all its queues but
 * `to`, and serves those without reserve. Waits by the domain's formula; the move itself changes nobody's place.
 * @param to the queues the movers serve afterwards
 */
export function whatIf(movers: readonly OperatorRow[], to: readonly QueueId[], known: ReadonlyMap<string, Known>) {
  const touched = new Set([...to, ...movers.flatMap((one) => one.queues.map(({ queueId }) => queueId))])
  return [...touched].flatMap((queueId): Change[] => {
    const about = known.get(queueId)
    if (!about) return []
    const { staffed, serving, ready } = about.queue
    const counts = movers.filter((one) => isStaffed(one) && serves(one, about))
    const joins = to.includes(queueId) ? movers.filter(isStaffed) : []
    const more = (is: (one: OperatorRow) => boolean) => joins.filter(is).length - counts.filter(is).length
    const before = { staffed, serving, ready }
    const after = {
      staffed: Math.max(0, staffed + more(() => true)),
      serving: Math.max(0, serving + more(isServing)),
      ready: Math.max(0, ready + more(isReady)),
    }
    return [
      { queueId, before: { ...before, wait: waitOf(before, about) }, after: { ...after, wait: waitOf(after, about) } },
    ]
  })
}

/** Whether her seat counts among those of the queue now. */
function serves({ queues }: OperatorRow, { queue, reserveAbove }: Known): boolean {
  const member = queues.find(({ queueId }) => queueId === queue.id)
  const awake = queue.waiting > reserveLimit({ reserveAbove, storm: queue.storm })
  return member !== undefined && (!member.reserve || awake)
}

/** How long the next caller of a queue waits; undefined while nobody knows. Who chose busy shortens no wait. */
export const waitOf = ({ serving, ready }: Pick<Seats, 'serving' | 'ready'>, { queue, handlingTime }: Known) =>
  estimatedWait({ ahead: queue.waiting, seats: serving, free: ready, handlingTime })
