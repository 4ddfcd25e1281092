import { setTimeout as pause } from 'node:timers/promises'
import { isReady, route, type Assignment, type CallId, type OperatorId, type Timings } from '@hearline/domain'
import { Unavailable, type Store } from '@hearline/store'
import type { Applied, FloorModel } from '../floor/model.ts'
import type { Log } from '../log.ts'
import type { Announce } from '../news/announce.ts'
import { freeSeats, waitingCalls } from './floor.ts'
import { holdLease } from './lease.ts'
import { offer } from './offer.ts'
import { queuesOf } from './queues.ts'

/** Offers being committed at once; some 5 ms each. */
const OFFERS_AT_ONCE = 8
/** Relaxation, overflow and reserve move with time. */
const ROUND_MS = 1_000
/** After a failure the database is left alone for a moment. */
const PAUSE_MS = 250

export type RoutingDeps = {
  readonly store: Store
  readonly model: FloorModel
  readonly announce: Announce
  readonly timings: Timings
  readonly log: Log
  readonly hubId: string
}

/** `holds`: whether this hub is the one that routes. */
export type Routing = { holds(): boolean; stop(): Promise<void> }

/** Gives waiting calls to free operators while this hub holds the routing lease; `hold` is how it comes by it. */
export function startRouting(deps: RoutingDeps, hold: typeof holdLease = holdLease): Routing {
  const { model, announce, timings, log } = deps
  const calls = new Set<CallId>()
  const operators = new Set<OperatorId>()
  const underWay = new Set<Promise<void>>()
  let scheduled = false
  let notBefore = 0
  let stopped = false

  // all that one turn applies is routed together
  function schedule(): void {
    if (scheduled || stopped) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      round()
    })
  }

  function round(): void {
    const leaseFence = lease.fence
    const room = OFFERS_AT_ONCE - underWay.size
    if (stopped || leaseFence === undefined || room <= 0 || performance.now() < notBefore) return
    const seats = freeSeats(model, { calls, operators })
    if (seats.length === 0) return
    const waiting = waitingCalls(model, { calls, operators })
    if (waiting.length === 0) return
    const found = route({ calls: waiting, seats, queues: queuesOf(model.queues), now: model.now(), timings })
    for (const assignment of found.slice(0, room)) {
      const work = assign(assignment, leaseFence).finally(() => {
        underWay.delete(work)
        schedule()
      })
      underWay.add(work)
    }
  }

  async function assign(assignment: Assignment, leaseFence: number): Promise<void> {
    const { callId, operatorId } = assignment
    const call = model.calls.get(callId)
    if (call === undefined) return
    const basis = { callFence: call.fence, overflowTo: model.queues.get(call.queueId)?.overflowTo }
    calls.add(callId)
    operators.add(operatorId)
    try {
      const { lost, changes } = await offer(deps, assignment, { ...basis, leaseFence })
      announce(changes)
      calls.delete(callId)
      if (lost) log.debug({ callId, operatorId, lost }, 'an offer came too late')
      if (lost === 'lease') notBefore = performance.now() + PAUSE_MS
      // her row may look ready while her seat is not: without a pause she would be tried in a circle
      if (lost === 'operator') await pause(PAUSE_MS)
    } catch (error) {
      notBefore = performance.now() + PAUSE_MS
      if (!(error instanceof Unavailable)) log.error({ err: error, callId }, 'an offer failed')
    } finally {
      calls.delete(callId)
      operators.delete(operatorId)
    }
  }

  const lease = hold({ ...deps, onTaken: schedule })
  const silence = model.onApplied((applied) => {
    if (applied.some(matters)) schedule()
  })
  const rounds = setInterval(schedule, ROUND_MS)

  return {
    holds: () => lease.fence !== undefined,
    async stop() {
      stopped = true
      silence()
      clearInterval(rounds)
      await Promise.allSettled(underWay)
      await lease.stop()
    },
  }
}

/** Can this change who may be given what? */
function matters({ kind, row }: Applied): boolean {
  switch (kind) {
    case 'call':
      return row.state === 'queued'
    case 'operator':
      return isReady(row)
    case 'seat':
      return row.state === 'present'
    default:
      return kind === 'queue'
  }
}
