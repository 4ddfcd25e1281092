import type { Call } from '../call/call.ts'
import type { QueueId } from '../ids.ts'
import type { Queue } from '../queue/queue.ts'

/** What routing needs to know of a queued call. */
export type WaitingCall = Pick<Call, 'id' | 'queueId' | 'priority' | 'requiredLevel' | 'waitingSince' | 'returnedAt'>

type Queues = ReadonlyMap<QueueId, Pick<Queue, 'priority'>>

/**
 * Who is served first: returned offers (the oldest return first), then the call's priority, then its queue's, then the
 * longest wait, then the id. Negative when `a` comes before `b`.
 */
export function compareCalls(a: WaitingCall, b: WaitingCall, queues: Queues): number {
  return (
    (a.returnedAt ?? never) - (b.returnedAt ?? never) ||
    b.priority - a.priority ||
    queuePriority(b, queues) - queuePriority(a, queues) ||
    a.waitingSince - b.waitingSince ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  )
}

/** The calls in the order in which they are served; each once. */
export function inOrder(calls: readonly WaitingCall[], queues: Queues): WaitingCall[] {
  return [...new Map(calls.map((call) => [call.id, call])).values()].sort((a, b) => compareCalls(a, b, queues))
}

const never = Number.MAX_SAFE_INTEGER

const queuePriority = (call: WaitingCall, queues: Queues): number => queues.get(call.queueId)?.priority ?? 0
