import type { Queue, QueueId } from '@hearline/domain'
import type { QueueRow } from '@hearline/store'

/** Queues as configured, as routing wants them. */
export const queuesOf = (rows: ReadonlyMap<QueueId, QueueRow>): Map<QueueId, Queue> =>
  new Map(
    [...rows].map(([id, { overflowTo, ...row }]) => [id, { ...row, ...(overflowTo === null ? {} : { overflowTo }) }]),
  )
