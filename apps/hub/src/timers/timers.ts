import { nextLapse, type Instant, type Timings } from '@hearline/domain'
import {
  callBackOf,
  dueTimers,
  nextTimerIn,
  purgeEvents,
  purgeInstructions,
  reapVisits,
  restoreTimers,
  Unavailable,
  type Store,
  type TimerRow,
} from '@hearline/store'
import { Counter } from 'prom-client'
import { commit } from '../calls/commit.ts'
import type { Applied, FloorModel } from '../floor/model.ts'
import type { Pulse } from '../floor/pulse.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Announce } from '../news/announce.ts'
import { openBell } from './bell.ts'
import { fire, type Fired } from './effects.ts'

/** Longest sleep, for timers that other hubs set; and the rest after a row was busy or the database away. */
const SLEEP_MS = 1_000
const RETRY_MS = 50
const BATCH = 50
const AT_ONCE = 4
const REAP_MS = 5_000
const PURGE_MS = 3_600_000
const PURGE_BATCH = 5_000
const DAY_MS = 86_400_000

export type TimerDeps = {
  readonly store: Store
  readonly model: FloorModel
  readonly announce: Announce
  readonly timings: Timings
  readonly log: Log
  readonly metrics: Pick<Metrics, 'registry'>
  readonly pulse?: Pick<Pulse, 'hadPause'>
}

/** Brings about what happens by itself. Any number of hubs may: each timer is taken by one. */
export function startTimers(deps: TimerDeps): { stop(): Promise<void> } {
  const { store, model, log } = deps
  const counted = countersOf(deps.metrics)
  const bell = openBell()
  const stopping = new AbortController()
  const isStopped = () => stopping.signal.aborted
  let wakeAt = Infinity
  let reapedAt = -Infinity
  /** Timers whose effect threw; tried again after the next repair. */
  const failed = new Set<TimerRow['id']>()
  let purgedAt = performance.now()

  async function pass(): Promise<number> {
    const due = await dueTimers(store.read, BATCH, [...failed])
    const fired: Fired[] = []
    for (let first = 0; first < due.length; first += AT_ONCE) {
      fired.push(...(await Promise.all(due.slice(first, first + AT_ONCE).map(one))))
    }
    await upkeep()
    if (fired.some((effect) => effect === 'busy' || effect === 'taken')) return RETRY_MS
    if (due.length === BATCH) return 0
    return Math.min(SLEEP_MS, Math.max(1, (await nextTimerIn(store.read, [...failed])) ?? SLEEP_MS))
  }

  async function one(timer: TimerRow): Promise<Fired> {
    try {
      const fired = await commit(deps, async (tx) => {
        const what = await fire({ tx, timings: deps.timings }, timer.id, deps.pulse?.hadPause)
        // what it would act on is busy: the timer must stay
        if (what === 'busy') throw new Busy()
        return what
      })
      counted.fired.inc({ kind: timer.kind, effect: fired })
      return fired
    } catch (error) {
      if (!(error instanceof Busy) && !(error instanceof Unavailable)) {
        log.error({ err: error, kind: timer.kind, subject: timer.subject }, 'a timer failed')
        failed.add(timer.id)
      }
      return 'busy'
    }
  }

  async function upkeep(): Promise<void> {
    if (performance.now() - reapedAt > REAP_MS) {
      reapedAt = performance.now()
      failed.clear()
      await commit(deps, reapVisits)
      for (const { kind, subject } of await commit(deps, restoreTimers)) {
        counted.restored.inc({ kind })
        log.warn({ kind, subject }, 'a deadline had lost its timer')
      }
    }
    if (performance.now() - purgedAt > PURGE_MS && (await purge())) purgedAt = performance.now()
  }

  /** One batch a pass, so that no timer waits long; true when nothing old is left. */
  async function purge(): Promise<boolean> {
    const gone = await commit(deps, async (tx) => [
      await purgeInstructions(tx, tx.now - DAY_MS, PURGE_BATCH),
      await purgeEvents(tx, tx.now - 7 * DAY_MS, PURGE_BATCH),
    ])
    return gone.every((count) => count < PURGE_BATCH)
  }

  const loop = (async () => {
    while (!isStopped()) {
      wakeAt = Infinity
      const rest = await pass().catch((error: unknown) => {
        if (!(error instanceof Unavailable)) log.error({ err: error }, 'the timers stumbled')
        return RETRY_MS * 5
      })
      wakeAt = Math.min(wakeAt, model.now() + rest)
      // the model's clock may be set back meanwhile: the rest is measured here
      const latest = performance.now() + rest
      const left = () => Math.min(wakeAt - model.now(), latest - performance.now())
      while (!isStopped() && left() > 0) await bell.wait(Math.max(1, left()))
    }
  })()

  // a deadline set just now may come before the next look
  const silence = model.onApplied((applied) => {
    const soonest = Math.min(...applied.map((each) => deadlineOf(each, deps.timings)))
    if (soonest >= wakeAt) return
    wakeAt = soonest
    bell.ring()
  })

  return {
    async stop() {
      stopping.abort()
      silence()
      bell.ring()
      await loop
    },
  }
}

class Busy extends Error {}

function deadlineOf({ kind, row }: Applied, timings: Timings): Instant {
  if (kind === 'call') return row.leaseEndsAt === null ? Infinity : row.leaseEndsAt - timings.grace
  if (kind === 'operator')
    return Math.min(row.wrapUpEndsAt ?? Infinity, row.until ?? Infinity, row.moveEndsAt ?? Infinity)
  if (kind === 'callback') return nextLapse(callBackOf(row), timings) ?? Infinity
  return Infinity
}

function countersOf({ registry }: TimerDeps['metrics']) {
  const registers = [registry]
  return {
    fired: new Counter({
      name: 'hearline_timers_fired_total',
      help: 'Timers taken by this hub, by kind and effect',
      labelNames: ['kind', 'effect'],
      registers,
    }),
    restored: new Counter({
      name: 'hearline_timers_restored_total',
      help: 'Deadlines whose timer was missing',
      labelNames: ['kind'],
      registers,
    }),
  }
}
