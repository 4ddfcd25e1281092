import type { Queue, QueueId } from '@hearline/domain'
import type { QueueRow } from '@hearline/store'
import { asQueue } from '../floor/domain-view.ts'

/** Queues as configured, as routing wants them. */
export const queuesOf = (rows: ReadonlyMap<QueueId, QueueRow>): Map<QueueId, Queue> =>
  new Map([...rows].map(([id, row]) => [id, asQueue(row)]))
