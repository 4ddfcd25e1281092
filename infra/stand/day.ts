import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openDesk } from './desk.ts'
import type { Hub } from './hub.ts'
import { goReady } from './ring.ts'
import { signIn } from './person.ts'
import { openSwitch } from './switch.ts'
import { until } from './until.ts'

/** How far a length may be from what it should be, in ms: a timer of the machine, a busy core. */
const ROUGH_MS = 700

/** What becomes of two calls on two hubs at twenty times the speed; the same words whatever any clock says. */
export async function shortDay(sql: Sql, [a, b]: readonly [Hub, Hub], midway: () => void): Promise<string[]> {
  await using open = new AsyncDisposableStack()
  const began = await databaseNow(sql)
  const line = open.adopt(openSwitch(b.url), (one) => one.close())
  await line.up()
  const idle = await goReady({ hub: a }, 'op0601')
  open.defer(() => idle.desk.close())

  // nobody answers: the ring ends
  const name = await line.arrive()
  await idle.desk.row('call', (row) => row.state === 'offered')
  midway()
  await idle.desk.row('operator', (row) => row.availability === 'busy' && row.activity === 'idle', 5_000)

  // somebody answers, talks, and lets her wrap-up run out
  const keen = await goReady({ hub: b }, 'op0602')
  open.defer(() => keen.desk.close())
  const offer = await keen.desk.row('call', (row) => row.state === 'offered')
  const { status } = await keen.person.command('answer-call', { callId: offer.id, fence: offer.fence })
  await wait(300)
  await keen.person.command('end-call', { callId: offer.id })
  midway()
  const wrapping = await keen.desk.row('operator', (row) => row.activity === 'wrap-up')
  const asked = await keen.desk.row('operator', (row) => row.activity === 'idle' && row.availability === 'busy', 9_000)
  await line.post({ type: 'caller-hung-up', call: name })

  const manager = await signIn(a.url, 'manager')
  const facts = [`the answer: ${status}`, `after wrap-up by ${asked.changedBy.cause}`]
  for (const [n, hub] of [a, b].entries()) {
    const figures = await openDesk(hub.url, manager.token, 'queues')
    const general = await figures.row('queue', (row) => row.answeredToday === 1, 3_000)
    await until(() => Promise.resolve(figures.liveSince !== undefined), 4_000, 'a tick')
    const now = await databaseNow(sql)
    const { at, asOf } = figures.lastTick!
    const near = (text: string) => Math.abs(Date.parse(text) - now) < 3_000
    facts.push(
      `hub ${n}: waiting ${general.waiting}, offered ${general.offeredToday}, answered ${general.answeredToday}`,
    )
    facts.push(`hub ${n}: a tick of ${near(at) ? 'now' : at}, as of ${near(asOf) ? 'now' : asOf}`)
    figures.close()
  }
  const ended = await databaseNow(sql)
  const length = (ms: number, should: number) => (Math.abs(ms - should) < ROUGH_MS ? `about ${should}` : ms.toFixed())
  const held = await sql<{ cause: string; ms: number }[]>`
    select end_cause as cause, extract(epoch from ended_at - started_at)::float * 1000 as ms
    from engagement where answered_at is null`
  facts.push(...held.map(({ cause, ms }) => `rang ${length(ms, 500)} ms: ${cause}`))
  const [wrap] = await sql<{ ms: number }[]>`
    select extract(epoch from ended_at - talk_ended_at)::float * 1000 as ms from engagement where answered_at is not null`
  facts.push(`wrap-up of ${wrapping.wrapUp ? '' : 'no '}known end took ${length(wrap?.ms ?? 0, 3_000)} ms`)
  const [others] = await sql<Record<'outside' | 'seats' | 'leases' | 'routes' | 'shifts', number>[]>`
    select (select count(*) from (
        select arrived_at as at from call union all select answered_at from call union all select connected_at from call
        union all select opened_at from ticket union all select since from seat
        union all select to_timestamp(('x0000' || substr(replace(id::text, '-', ''), 1, 12))::bit(64)::bigint / 1000.0)
          from (select id from call union all select id from ticket) as made
      ) as every where at not between ${new Date(began - 2_000)} and ${new Date(ended + 2_000)})::int as outside,
      (select count(*) from seat where state = 'present')::int as seats,
      (select count(*) from hub where lease_ends_at between now() and now() + interval '6 s')::int as leases,
      (select count(*) from routing_lease where lease_ends_at between now() and now() + interval '4 s')::int as routes,
      (select count(*) from session where expires_at between now() + interval '11 h 58 min' and now() + interval '12 h')::int
        as shifts`
  facts.push(...Object.entries(others ?? {}).map(([what, count]) => `${what}: ${count}`))
  return facts
}

async function databaseNow(sql: Sql): Promise<number> {
  const [row] = await sql<{ now: number }[]>`select extract(epoch from clock_timestamp())::float * 1000 as now`
  return row!.now
}
