import { overlooked, type CallId, type Timings } from '@hearline/domain'
import type { FloorView } from '../floor/model.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { freeSeats, waitingCalls } from './floor.ts'
import { queuesOf } from './queues.ts'

const OVERLOOKED_MS = 30_000
const LOOK_MS = 5_000
const nothing = { calls: new Set<never>(), operators: new Set<never>() }

type Deps = { readonly model: FloorView; readonly timings: Timings; readonly log: Log; readonly metrics: Metrics }

/** Whoever routes, every hub looks whether a call and a free seat wait for each other, and raises an alarm once a call. */
export function startWatchdog(deps: Deps): { stop(): void } {
  const look = watchdog(deps)
  const looking = setInterval(look, LOOK_MS)
  return { stop: () => clearInterval(looking) }
}

/** One look after the other; a call counts when two looks in a row find it, so that an offer under way is none. */
export function watchdog({ model, timings, log, metrics }: Deps): () => void {
  let before = new Set<CallId>()
  let told = new Set<CallId>()
  return () => {
    const floor = {
      calls: waitingCalls(model, nothing),
      seats: freeSeats(model, nothing),
      queues: queuesOf(model.queues),
      now: model.now(),
      timings,
    }
    const found = new Set(overlooked(floor, OVERLOOKED_MS))
    const lasting = new Set([...found].filter((callId) => before.has(callId)))
    for (const callId of lasting) if (!told.has(callId)) log.error({ callId }, 'a call waits beside a free seat')
    metrics.overlooked.set(lasting.size)
    before = found
    told = lasting
  }
}
