import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openDesk } from '../stand/desk.ts'
import { signIn } from '../stand/person.ts'
import { countBySql, limitsOf, type CountedRow } from './counted.ts'
import { callsBehind, figuresBy } from './formulas.ts'

type Found = { numbers: number; differences: string[] }

/** The live figures of every queue, as a screen shows them, beside the same counted by SQL. */
export async function queueDifferences(sql: Sql, hubUrl: string, speed: number): Promise<Found> {
  const { token } = await signIn(hubUrl, 'manager')
  const counted = await rowsToday(sql, speed, 'queue')
  const screen = await openDesk(hubUrl, token, 'queues')
  await wait(1_500) // two ticks of the figures
  const found: Found = { numbers: 0, differences: [] }
  for (const row of screen.rows.values()) {
    if (row.kind !== 'queue') continue
    const ours = figuresBy(counted.get(row.id)?.counts ?? {})
    const { waiting, offeredToday, answeredToday, abandoned, serviceLevel15 } = row
    compare(found, `queue ${row.id}`, { waiting, offered: offeredToday, answered: answeredToday, abandoned }, ours)
    compare(found, `queue ${row.id}`, { 'service-level-strict-15': serviceLevel15 }, ours)
  }
  screen.close()
  return found
}

const none = { calls: 0, inTime: 0, handled: 0, ms: 0 }

/** What operators read of their own day, beside the same counted by SQL. */
export async function myDayDifferences(sql: Sql, hubUrl: string, speed: number, usernames: string[]): Promise<Found> {
  const found: Found = { numbers: 0, differences: [] }
  for (const username of usernames) {
    const person = await signIn(hubUrl, username)
    const desk = await person.desk()
    const [own = none] = await sql<{ calls: number; inTime: number; handled: number; ms: number }[]>`
      select count(*)::int as calls, count(*) filter (where e.waited_ms <= ${limitsOf(speed).in15})::int as "inTime",
        count(e.ended_at)::int as handled,
        coalesce(sum(extract(epoch from e.ended_at - e.answered_at)) * 1000, 0)::float as ms
      from engagement e join call c on c.id = e.call_id
      where e.operator_id = ${person.operatorId} and e.answered_at is not null
        and c.arrived_at >= date_trunc('day', now(), 'Asia/Shanghai')
        and (e.ended_at is null or e.talk_ended_at is not null)`
    const { calls, inTime, handled, ms } = own
    const shown: Record<string, number | undefined> = {}
    for (const row of desk.rows.values()) if (row.kind === 'kpi' && row.id.startsWith('my/')) shown[row.id] = row.value
    compare(found, username, shown, {
      'my/calls': calls,
      'my/aht': handled > 0 ? Math.round(Math.round(ms / handled) / 1_000) : undefined,
      'my/sl15': calls > 0 ? inTime / calls : undefined,
    })
    desk.close()
  }
  return found
}

/** What opens behind the figures of operators' own day, each read by herself. */
export async function ownDifferences(sql: Sql, hubUrl: string, speed: number, usernames: string[]): Promise<Found> {
  const found: Found = { numbers: 0, differences: [] }
  const today = await rowsToday(sql, speed, 'operator')
  for (const username of usernames) {
    const person = await signIn(hubUrl, username)
    const ours = figuresBy(today.get(person.operatorId)?.counts ?? {})
    for (const id of ownFigures) {
      const { status, body } = await person.get(`/api/v1/figures/${id}?dimension=operator`)
      if (status !== 200) throw new Error(`figure ${id} of ${username}: ${status} ${JSON.stringify(body)}`)
      compare(found, `${username}, opened`, { [id]: body['value'] as number | undefined }, ours)
    }
  }
  return found
}

const ownFigures = [
  ...['answered', 'handled', 'service-level-answered-15', 'service-level-answered-20', 'asa', 'longest-wait'],
  ...['aht', 'talk', 'hold', 'wrap-up'],
]

/**
 * What opens behind a figure: its value in a day and in a quarter of a queue, of a hotline and of all queues, and how
 * many calls.
 */
export async function openedDifferences(sql: Sql, hubUrl: string, speed: number): Promise<Found> {
  const manager = await signIn(hubUrl, 'manager')
  const found: Found = { numbers: 0, differences: [] }
  for (const grain of ['quarter', 'day'] as const) {
    const counted = await countBySql(sql, grain, speed)
    for (const dimension of ['queue', 'hotline', 'floor']) {
      const row = dimension === 'floor' ? allQueues(counted) : busiest(counted, dimension)
      if (!row) continue
      const at = encodeURIComponent(new Date(Number(row.start)).toISOString())
      const [ours, behind] = [figuresBy(row.counts), callsBehind(row.counts)]
      for (const id of Object.keys(ours)) {
        const of = dimension === 'floor' ? '' : `&of=${row.id}`
        const query = `dimension=${dimension}${of}&grain=${grain}&at=${at}`
        const { status, body } = await manager.get(`/api/v1/figures/${id}?${query}`)
        if (status !== 200) throw new Error(`figure ${id}: ${status} ${JSON.stringify(body)}`)
        const value = body['value'] as number | undefined
        compare(found, `${grain} of ${dimension} ${row.id}`, { [id]: value }, ours)
        // a list that is cut short has no count
        if (id in behind && body['callCount'] !== undefined && row.counts['calls'] === row.counts['offered'])
          compare(found, `calls behind ${grain} of ${row.id}`, { [id]: body['callCount'] as number }, behind)
      }
    }
  }
  return found
}

const busiest = (rows: readonly CountedRow[], dimension: string): CountedRow | undefined =>
  rows
    .filter((row) => row.dimension === dimension)
    .toSorted((a, b) => (b.counts['offered'] ?? 0) - (a.counts['offered'] ?? 0))[0]

/** The queues of the busiest interval as one. */
function allQueues(rows: readonly CountedRow[]): CountedRow | undefined {
  const start = busiest(rows, 'queue')?.start
  if (start === undefined) return undefined
  const counts: Record<string, number> = {}
  for (const row of rows) {
    if (row.dimension !== 'queue' || row.start !== start) continue
    for (const [name, amount] of Object.entries(row.counts)) {
      const before = counts[name] ?? 0
      counts[name] = name === 'longestWait' ? Math.max(before, amount) : before + amount
    }
  }
  return { dimension: 'floor', id: 'all', start, counts }
}

/** Today's row of each of them. */
async function rowsToday(sql: Sql, speed: number, dimension: string): Promise<Map<string, CountedRow>> {
  const rows = await countBySql(sql, 'day', speed)
  const [clock] = await sql<{ today: string }[]>`
    select (extract(epoch from date_trunc('day', now(), 'Asia/Shanghai')) * 1000)::bigint::text as today`
  return new Map(
    rows.filter((row) => row.dimension === dimension && row.start === clock?.today).map((row) => [row.id, row]),
  )
}

function compare(
  found: Found,
  what: string,
  shown: Record<string, number | undefined>,
  ours: Record<string, number | undefined>,
) {
  for (const [name, value] of Object.entries(shown)) {
    found.numbers += 1
    const own = ours[name]
    const isSame =
      value === undefined || own === undefined ? value === own : Math.abs(value - own) <= 1e-9 * Math.abs(own)
    if (!isSame) found.differences.push(`${what} ${name}: shown ${String(value)}, counted ${String(own)}`)
  }
}
