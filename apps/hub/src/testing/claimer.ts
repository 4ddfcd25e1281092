import { setTimeout as wait } from 'node:timers/promises'
import { isFinal, isWaiting, scaled } from '@hearline/domain'
import { openStore, readDataKeys, readTimings, routingLease, Unavailable } from '@hearline/store'
import { startHealing } from '../floor/heal.ts'
import { openLog } from '../log.ts'
import { openMetrics } from '../metrics.ts'
import { createAnnounce } from '../news/announce.ts'
import type { HeldLease } from '../routing/lease.ts'
import { startRouting } from '../routing/router.ts'
import { startTimers } from '../timers/timers.ts'
import { arrivals } from './arrivals.ts'
import { openHands } from './hands.ts'
import { Narrow } from './narrow.ts'

/**
 * A process of its own: one of many hubs that all believe they route, as the same hub would after a stall. It brings its
 * share of the calls, offers whatever waits, and acts for its share of the operators, until it is killed. What it was
 * answered and which calls it saw end it writes on its output, one JSON object a line between those of the log.
 */
const env = (name: string): string => process.env[name] ?? ''
const mine = { index: Number(env('INDEX')), of: Number(env('OF')) }
const LOOK_MS = 50
const BELIEF_MS = 500
/** So many at least see the same waiting calls, twice as many a free seat: of more, nearly every offer comes too late. */
const RIVALS = 4

const store = openStore({ url: env('DATABASE_URL'), poolSize: 4, dataKeys: readDataKeys(env('DATA_KEY')) })
const log = openLog('debug')
const metrics = openMetrics()
const parts = Math.max(1, Math.floor(mine.of / RIVALS))
const model = new Narrow({ part: mine.index % parts, of: parts })
const announce = createAnnounce(
  model,
  () => undefined,
  () => true,
)
const timings = scaled(await readTimings(store.read), Number(env('SPEED')))
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

model.onApplied((applied) => {
  for (const { kind, row } of applied)
    if (kind === 'call' && isFinal(row.state))
      say({ over: { id: row.id, state: row.state, outcome: row.outcome, endedAt: row.endedAt } })
})
// nothing is heard of the others but by the healing read
await startHealing({ store, model, log, metrics, isLossy: () => true, onNewData: () => process.exit(1) })
const floor = { store, model, announce, timings, log, metrics, hubId: env('HUB_ID') }
startTimers(floor)
startRouting(floor, believe)
const hands = openHands(floor, { ...mine, say })
const bring = arrivals(floor, { switchId: `switch-${mine.index}`, share: Number(env('SHARE')) })

const most = Number(env('WAITING'))
const waiting = () => model.calls.values().reduce((sum, call) => sum + Number(isWaiting(call)), 0)
for (;;) {
  hands.look()
  if (waiting() < most) await bring()
  await wait(LOOK_MS)
}

/** Whoever holds the lease, this one takes itself for it; what an offer checks is another matter. */
function believe({ onTaken }: { onTaken: () => void }): HeldLease {
  let fence: number | undefined
  const ask = async () => {
    const before = fence
    const [row] = await store.read.select({ fence: routingLease.fence }).from(routingLease)
    fence = row?.fence
    if (before !== fence) onTaken()
  }
  const asking = setInterval(() => {
    ask().catch((error: unknown) => {
      if (!(error instanceof Unavailable)) throw error
    })
  }, BELIEF_MS)
  return {
    get fence() {
      return fence
    },
    async stop() {
      clearInterval(asking)
      return Promise.resolve()
    },
  }
}
