import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { metric } from '../stand/gauge.ts'
import { openShift } from '../stand/shift.ts'
import { openStand, type Stand } from '../stand/stand.ts'
import type { Switch } from '../stand/switch.ts'
import type { Amount } from './amount.ts'
import { childrenOf, cpuOf } from './cpu.ts'
import type { Bench } from './figure.ts'
import { readHottest } from './profile.ts'
import { verdict, type Cores } from './verdict.ts'

/** At their desks; each is done with a call in well under a second. */
const WRITERS = 80
const SETTLE_MS = 3_000
const MEASURE_MS = 12_000
/** Calls a second, each step about a quarter above the one before. */
const STEPS = [4, 5, 6.5, 8, 10, 12.5, 16, 20, 25, 32, 40, 50, 64]
/** Below this share of what came being answered, or with this many seconds of calls waiting, it is too much. */
const ANSWERED_SHARE = 0.95
const WAITING_S = 1

type Step = { rate: number; answered: number; waiting: number; isHeld: boolean; loopMs: number; cores: Cores }

/**
 * Calls at a steady pace, each rung, answered, written up in two saves, ended, closed directly and finished by operators
 * who take no time. What the path holds is the highest pace at which they are answered as fast as they come.
 */
export const load: Bench<Amount> = {
  name: 'load',
  about:
    'calls a second from the switch to the closed ticket, with one hub and with two, what gives way first, and the profile',
  async run() {
    const one = await climb(1)
    const two = await climb(2)
    const ratio = (best(two)?.answered ?? 0) / (best(one)?.answered ?? 1)
    return [
      ...linesOf('one hub', one),
      ...linesOf('two hubs', two),
      { what: 'two hubs by one', under: 'calls a second', amount: ratio, unit: '×' },
      ...(await profileAt(best(one)?.rate ?? STEPS[0] ?? 4)),
    ]
  },
}

/** Steps up until one is not held. */
async function climb(hubs: number): Promise<Step[]> {
  await using open = new AsyncDisposableStack()
  const stand = open.adopt(await openStand({ hubs, redis: hubs > 1 }), (one) => one.close())
  const shifts = await openWriters(stand, open)
  const steps: Step[] = []
  for (const rate of STEPS) {
    const step = await measure(stand, rate, shifts)
    steps.push(step)
    console.log(`${hubs} hubs, ${rate}/s: ${step.answered.toFixed(1)}/s answered, ${step.waiting} waiting`)
    if (!step.isHeld) break
  }
  return steps
}

async function openWriters(stand: Stand, open: AsyncDisposableStack): Promise<number[]> {
  const { hubs, line } = stand
  await line.up()
  const before = await childrenOf(process.pid)
  const names = Array.from({ length: WRITERS }, (_, n) => `op${String(n + 1).padStart(4, '0')}`)
  const shifts = await Promise.all(
    [0, 1].map((n) => {
      const own = names.slice((n * WRITERS) / 2, ((n + 1) * WRITERS) / 2)
      return openShift((hubs[n] ?? stand.hub).url, own, 'writer')
    }),
  )
  open.defer(() => Promise.all(shifts.map((one) => one.kill())).then(() => undefined))
  return (await childrenOf(process.pid)).filter((pid) => !before.includes(pid))
}

async function measure(stand: Stand, rate: number, shifts: readonly number[]): Promise<Step> {
  const { hubs, line, cluster, sql } = stand
  const traffic = new AbortController()
  const calls = pour(line, rate, traffic.signal)
  await wait(SETTLE_MS)
  const look = async () => {
    const [{ came, answered } = none] = await sql<{ came: number; answered: number }[]>`
      select count(*)::int as came, count(answered_at)::int as answered from call`
    const used = await Promise.all(
      [...hubs.map(({ pid }) => pid ?? 0), cluster.pid, ...shifts].map((pid) => cpuOf(pid)),
    )
    return { came, answered, used, own: process.cpuUsage(), at: performance.now() }
  }
  const before = await look()
  await wait(MEASURE_MS)
  const after = await look()
  // each look at a hub's figures begins its lateness anew
  const loops = await Promise.all(hubs.map(({ url }) => metric(url, 'nodejs_eventloop_lag_p99_seconds')))
  const waiting = await metric(stand.hub.url, 'hearline_calls_waiting')
  traffic.abort()
  await calls
  const seconds = (after.at - before.at) / 1_000
  const cores = after.used.map((used, n) => (used - (before.used[n] ?? 0)) / seconds)
  const own = process.cpuUsage(before.own)
  const came = (after.came - before.came) / seconds
  const answered = (after.answered - before.answered) / seconds
  return {
    ...{ rate: came, answered, waiting, loopMs: Math.max(...loops) * 1_000 },
    isHeld: answered >= ANSWERED_SHARE * rate && waiting <= rate * WAITING_S,
    cores: {
      hubs: cores.slice(0, hubs.length),
      postgres: cores[hubs.length] ?? 0,
      load: cores.slice(hubs.length + 1).reduce((a, b) => a + b, 0) + (own.user + own.system) / 1e6 / seconds,
    },
  }
}

const none = { came: 0, answered: 0 }

/** So many calls a second whatever becomes of them, until `signal`; then whoever still waits hangs up. */
async function pour(line: Switch, rate: number, signal: AbortSignal): Promise<void> {
  const arrivals: Promise<string | undefined>[] = []
  const begun = performance.now()
  while (!signal.aborted) {
    arrivals.push(line.arrive().catch(() => undefined))
    await wait(Math.max(0, begun + (arrivals.length * 1_000) / rate - performance.now()))
  }
  for (const call of await Promise.all(arrivals))
    if (call !== undefined) await line.post({ type: 'caller-hung-up', call })
}

const best = (steps: readonly Step[]): Step | undefined => steps.findLast(({ isHeld }) => isHeld)

/** What the highest held step used, what the first one that was too much, and what gave way in it. */
function linesOf(under: string, steps: readonly Step[]): Amount[] {
  const held = best(steps)
  const tooMuch = steps.find(({ isHeld }) => !isHeld)
  return [
    ...(held ? stepLines(`${under}, held`, held) : []),
    ...(tooMuch
      ? [
          ...stepLines(`${under}, too much`, tooMuch),
          verdict(`${under}, too much`, tooMuch.cores, availableParallelism()),
        ]
      : []),
  ]
}

const stepLines = (under: string, { rate, answered, waiting, loopMs, cores }: Step): Amount[] => [
  { what: 'calls that came', under, amount: rate, unit: '/s' },
  { what: 'calls answered', under, amount: answered, unit: '/s' },
  { what: 'waiting at the end', under, amount: waiting, unit: 'calls' },
  ...cores.hubs.map((used, n) => ({ what: `hub ${n + 1}`, under, amount: 100 * used, unit: '% of a core' })),
  { what: 'Postgres', under, amount: 100 * cores.postgres, unit: '% of a core' },
  { what: 'switch and operators', under, amount: 100 * cores.load, unit: '% of a core' },
  { what: 'event loop late, p99', under, amount: loopMs, unit: 'ms' },
  ...costLines(under, answered, cores),
]

/** What a call costs, which neighbours on the machine hardly change, and where that ends. */
function costLines(under: string, answered: number, { hubs, postgres, load: others }: Cores): Amount[] {
  const ofHubs = hubs.reduce((a, b) => a + b, 0) / answered
  const all = ofHubs + (postgres + others) / answered
  return [
    { what: 'a call at the hubs', under, amount: 1_000 * ofHubs, unit: 'ms of a core' },
    { what: 'a call at Postgres', under, amount: (1_000 * postgres) / answered, unit: 'ms of a core' },
    { what: 'so hubs that each have a core end at', under, amount: hubs.length / ofHubs, unit: '/s' },
    { what: 'and this machine, all of it', under, amount: availableParallelism() / all, unit: '/s' },
  ]
}

/** The same pace once more, with the hub's profile taken. */
async function profileAt(rate: number): Promise<Amount[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hearline-profile-'))
  try {
    {
      await using open = new AsyncDisposableStack()
      const stand = open.adopt(await openStand({ profile: folder }), (one) => one.close())
      await measure(stand, rate, await openWriters(stand, open))
    }
    return await readHottest(folder, `one hub, ${rate.toFixed(0)} calls/s`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
