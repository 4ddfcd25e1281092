import type { QueueRow } from '@hearline/protocol'
import type { Flooded } from './flood.ts'

/** Far more queues than the demo's; with each piece of news every figure of one changes. */
export function manyQueues(count: number): Flooded<QueueRow> {
  const rows = Array.from({ length: count }, (_, n): QueueRow => ({
    kind: 'queue',
    id: `flood-${n}` as QueueRow['id'],
    version: 1,
    name: { zh: `第 ${n + 1} 受理队列`, en: `Queue number ${n + 1}` },
    waiting: 0,
    ready: 1,
    staffed: 179,
    serving: 171,
    serviceLevel15: 0.9,
  }))
  const next = (row: QueueRow, told: number): QueueRow => ({
    ...row,
    waiting: (row.waiting + 7) % 120,
    longestWaitSince: new Date(Date.now() - 5_000 - ((told * 977) % 300_000)).toISOString(),
    ready: (row.ready + 3) % 150,
    serviceLevel15: ((told * 13) % 101) / 100,
  })
  return { topic: 'queues', rows, next }
}
