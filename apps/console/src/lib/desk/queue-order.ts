import type { QueueRow } from '@hearline/protocol'

/** My queues first, in my own order of memberships; then the others, each always in its place, whoever waits. */
export function queueOrder(
  queues: Iterable<QueueRow>,
  mine: readonly string[],
): { own: QueueRow[]; others: QueueRow[] } {
  const all = [...queues]
  const own = mine.map((id) => all.find((queue) => queue.id === id)).filter((queue) => queue !== undefined)
  const others = all.filter((queue) => !mine.includes(queue.id)).toSorted((a, b) => a.id.localeCompare(b.id))
  return { own, others }
}
