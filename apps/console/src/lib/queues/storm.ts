import { isReady, isStaffed, type QueueId } from '@hearline/domain'
import type { OperatorRow, QueueRow } from '@hearline/protocol'

export const stormSwitches = ['announcement', 'callBackOffer', 'reserveSeats', 'reducedForm'] as const
export type StormSwitch = (typeof stormSwitches)[number]

/** What switching a storm on for some queues reaches, as the floor stands now. */
export type Reach = { queues: number; waiting: number; reserves: number; reservesReady: number; operators: number }

/** @param reserveAbove of each queue: its reserve seats are awake already while more wait */
export function reachOf(
  ids: readonly QueueId[],
  queues: ReadonlyMap<string, QueueRow>,
  people: Iterable<OperatorRow>,
  reserveAbove: (id: QueueId) => number,
): Reach {
  const waiting = ids.reduce((all, id) => all + (queues.get(id)?.waiting ?? 0), 0)
  const asleep = (id: QueueId) => (queues.get(id)?.waiting ?? 0) <= reserveAbove(id)
  const of = [...people].filter((one) => isStaffed(one) && one.queues.some(({ queueId }) => ids.includes(queueId)))
  const woken = of.filter((one) =>
    one.queues.some(({ queueId, reserve }) => reserve && ids.includes(queueId) && asleep(queueId)),
  )
  return {
    ...{ queues: ids.length, waiting, operators: of.length },
    ...{ reserves: woken.length, reservesReady: woken.filter(isReady).length },
  }
}
