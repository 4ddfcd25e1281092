import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '@hearline/store/embedded'
import type { Sql } from 'postgres'
import { openDatabase } from '../../stand/database.ts'
import { collectGarbage } from '../../stand/garbage.ts'
import { metric } from '../../stand/gauge.ts'
import { startHub } from '../../stand/hub.ts'
import { brokenDoubles } from '../../stand/recount.ts'
import { openShift } from '../../stand/shift.ts'
import { openSwitch, type Switch } from '../../stand/switch.ts'
import { until } from '../../stand/until.ts'
import type { FaultPromise } from './promise.ts'

const sizes = {
  short: { desks: 30, trafficMs: 1_500, timings: { presenceNoCalls: 5_000, presenceSignOut: 6_000 }, goneMs: 30_000 },
  full: { desks: 1_000, trafficMs: 30_000, timings: {}, goneMs: 120_000 },
}
/** Calls dialled at once; a call more when one of them is in its queue. */
const CALLERS = 4
const MB = 2 ** 20

export const thousand: FaultPromise = {
  name: 'thousand',
  promise: 'a thousand operators on one hub: no double; no seat, timer or room is left when they have gone',
  once: true,
  async run({ stand, full }) {
    const size = full ? sizes.full : sizes.short
    await using open = new AsyncDisposableStack()
    const { sql, url: databaseUrl } = open.adopt(await openDatabase(stand, 'thousand'), (one) => one.close())
    await sql`insert into setting (name, value) values ('timings', ${sql.json(size.timings)})
      on conflict (name) do update set value = excluded.value`
    const inspect = await freePort()
    const hub = open.adopt(await startHub({ databaseUrl, speed: 20, inspect }), (one) => one.kill('SIGTERM'))
    const line = open.adopt(openSwitch(hub.url), (one) => one.close())
    await line.up()
    const names = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => `op${String(from + n + 1).padStart(4, '0')}`)
    const third = Math.floor(size.desks / 3)

    // what a hub makes once, for whoever comes first, is no leak
    const first = await openShift(hub.url, names(1_700, 1_704), 'clerk')
    await Promise.all((await dial(line, 300)).map((call) => line.post({ type: 'caller-hung-up', call })))
    await first.signOut()
    const isQuiet = async () => {
      const [{ pages }, left] = [await held(hub.url), await leftIn(sql)]
      if (left !== '') throw new Error(left)
      return pages === 0
    }
    await until(isQuiet, 30_000, 'the end of the first shift')
    const before = await held(hub.url, inspect)

    const shifts = await Promise.all([
      openShift(hub.url, names(0, third), 'clerk'),
      openShift(hub.url, names(third, 2 * third), 'clerk'),
      openShift(hub.url, names(2 * third, size.desks), 'clerk'),
    ])
    const [signingOut, closing, vanishing] = shifts
    open.defer(() => Promise.all(shifts.map((one) => one.kill())).then(() => undefined))
    const here = await metric(hub.url, 'hearline_sockets')
    const begun = performance.now()
    const calls = await dial(line, size.trafficMs)
    const perSecond = (calls.length * 1_000) / (performance.now() - begun)
    const during = await held(hub.url, inspect)

    const leftAt = performance.now()
    vanishing.freeze()
    await Promise.all([signingOut.signOut(), closing.kill()])
    await hangUp(line, calls)
    const isEmpty = async () => {
      const now = await held(hub.url)
      const topics = full ? now.topics : 0
      return now.pages + topics === 0 && now.timers <= before.timers && (await leftIn(sql)) === ''
    }
    const late = await until(isEmpty, size.goneMs, 'the end of all that was theirs').then(
      () => [],
      (error: unknown) => [String(error)],
    )
    const gone = performance.now() - leftAt
    const after = await held(hub.url, inspect)
    const left = await leftIn(sql)

    const doubled = Object.keys(await brokenDoubles(sql))
    const [row] = await sql`select count(*)::int as n from engagement where answered_at is not null`
    const grown = after.heap - before.heap
    const figure = [
      `${here} desks on one hub, ${perSecond.toFixed(1)} calls/s (${calls.length}, ${String(row?.['n'])} answered)`,
      `all of them gone ${(gone / 1000).toFixed(1)} s after they left`,
      `pages and rooms ${before.pages}, ${during.pages}, ${after.pages}; topics ${before.topics}, ${during.topics}, ${after.topics}`,
      `timers ${before.timers}, ${during.timers}, ${after.timers}`,
      `heap ${before.heap.toFixed(1)}, ${during.heap.toFixed(1)}, ${after.heap.toFixed(1)} MB before, with and after them`,
      ...[...late, ...(left === '' ? [] : [left]), ...doubled, ...hub.crashes].slice(0, 5),
    ]
    const isClean = late.length === 0 && left === '' && doubled.length === 0 && hub.crashes.length === 0
    // what it remembers of the day (ends of calls, sign-ins not ended) is small and counted; the rest is the runtime's own
    const allowed = 8 + (calls.length * 4 + size.desks * 4) / 1_000
    return { figure: figure.join('; '), held: isClean && here === size.desks && grown <= allowed }
  },
}

/** What the hub holds: connections, pages and rooms in one sum; topics; timers of its process; its heap in MB. */
async function held(hubUrl: string, inspect?: number) {
  if (inspect !== undefined) await collectGarbage(inspect)
  const of = (name: string, label?: string) => metric(hubUrl, name, label)
  const names = ['hearline_connections', 'hearline_sockets', 'hearline_desks', 'hearline_rooms']
  const pages = await Promise.all(
    [...names, 'hearline_pages_watching', 'hearline_topics_watched'].map((name) => of(name)),
  )
  return {
    pages: pages.reduce((sum, n) => sum + n, 0),
    topics: (await of('hearline_topics_watched')) + (await of('hearline_topics_kept')),
    timers: await of('nodejs_active_resources', 'type="Timeout"'),
    heap: (await of('nodejs_heap_size_used_bytes')) / MB,
  }
}

/** What Postgres still holds of people who have gone, callers who are to be called back aside; empty when nothing. */
async function leftIn(sql: Sql): Promise<string> {
  const rows = await sql<{ what: string; n: number }[]>`
    select 'seats' as what, count(*)::int as n from seat where state <> 'closed'
    union all select 'operators signed in', count(*)::int from operator where availability <> 'signed-out'
    union all select 'engagements', count(*)::int from engagement where state <> 'ended'
    union all select 'timers', count(*)::int from timer where kind <> 'call-back-lapse'
    union all select 'calls', count(*)::int from call where state not in ('closed', 'abandoned')`
  return rows
    .filter(({ n }) => n > 0)
    .map(({ what, n }) => `${n} ${what} left`)
    .join(', ')
}

/** As many calls as the hub takes in that time. */
async function dial(line: Switch, ms: number): Promise<string[]> {
  const names: string[] = []
  const end = performance.now() + ms
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (performance.now() < end) {
        names.push(await line.arrive())
        await wait(10)
      }
    }),
  )
  return names
}

async function hangUp(line: Switch, calls: readonly string[]): Promise<void> {
  const rest = calls.values()
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (const call of rest) await line.post({ type: 'caller-hung-up', call })
    }),
  )
}
