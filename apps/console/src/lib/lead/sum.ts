import type { QueueRow } from '@hearline/protocol'

type Figures = Pick<QueueRow, 'waiting' | 'longestWaitSince' | 'offeredToday' | 'answeredToday' | 'serviceLevel15'>

/** All queues together; what no queue knows is absent. A service level counts by the calls it was measured on. */
export function sumOf(queues: readonly Figures[]) {
  const sum = (of: (queue: Figures) => number | undefined) => queues.reduce((all, queue) => all + (of(queue) ?? 0), 0)
  const offered = sum((queue) => queue.offeredToday)
  const measured = queues.filter(({ serviceLevel15 }) => serviceLevel15 !== undefined)
  const weight = measured.reduce((all, queue) => all + (queue.offeredToday ?? 0), 0)
  const within = measured.reduce((all, queue) => all + (queue.serviceLevel15 ?? 0) * (queue.offeredToday ?? 0), 0)
  const longest = queues.flatMap(({ longestWaitSince }) => longestWaitSince ?? []).sort()[0]
  return {
    waiting: sum((queue) => queue.waiting),
    ...(longest === undefined ? {} : { longestWaitSince: longest }),
    ...(offered === 0 ? {} : { completion: Math.min(1, sum((queue) => queue.answeredToday) / offered) }),
    ...(weight === 0 ? {} : { serviceLevel15: within / weight }),
  }
}
