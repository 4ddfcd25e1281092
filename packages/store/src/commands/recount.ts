import { parseArgs } from 'node:util'
import { scaled } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { recountHistory, type HistoryDifference } from '../history/recount.ts'
import { readTimings } from '../hub/setting.ts'
import { openLine } from './line.ts'

/**
 * `pnpm history:recount [--from 2026-11-01] [--to 2026-11-30]`: counts every interval that is over again from the events
 * and says where the kept history differs; without a time, the last 7 days. Days of Beijing, `--to` included. On a floor
 * at work it looks at one moment, and says how many quarters the hub has still to write. Ends with 1 when anything
 * differs.
 */
const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } })
const url = process.env['DATABASE_URL']
if (!url) fail('DATABASE_URL is not set: name the database, such as postgres://user@127.0.0.1/hearline')
const speed = Number(process.env['SIM_SPEED'] ?? 1)

const line = openLine(url)
try {
  const [clock] = await line.db.execute<{ now: string }>(sql`select ms_of(clock_timestamp())::text as now`)
  const now = Number(clock?.now)
  const from = values.from === undefined ? now - 7 * 86_400_000 : dayOf(values.from, '--from')
  const to = values.to === undefined ? now : Math.min(now, dayOf(values.to, '--to') + 86_400_000)
  if (to <= from) fail('--to must not be before --from')
  const timings = scaled(await readTimings(line.db), speed)
  // one moment of a floor that goes on
  await line.db.execute(sql`begin isolation level repeatable read read only`)
  const { rows, differences, unwritten } = await recountHistory(line.db, { from, to }, timings)
  for (const each of differences) console.log(wordsFor(each))
  if (unwritten.length > 0) console.log(`Quarters not yet written, left out: ${unwritten.length}.`)
  console.log(`${rows} rows counted again, ${differences.length} differ.`)
  process.exitCode = differences.length === 0 ? 0 : 1
} finally {
  await line.end()
}

function dayOf(text: string, name: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00+08:00`) : NaN
  return Number.isNaN(at) ? fail(`${name} must be a day such as 2026-11-30, not "${text}"`) : at
}

function wordsFor({ key, kept, counted }: HistoryDifference): string {
  if (!kept) return `${key}: not kept`
  if (!counted) return `${key}: kept, and the events tell nothing of it`
  const names = Object.keys(counted.counts) as (keyof typeof counted.counts)[]
  const others = names.filter((name) => kept.counts[name] !== counted.counts[name])
  const told = others.map((name) => `${name} kept ${kept.counts[name]}, counted ${counted.counts[name]}`)
  return `${key}: ${told.join('; ') || 'the waits differ'}`
}

function fail(words: string): never {
  console.error(words)
  process.exit(1)
}
