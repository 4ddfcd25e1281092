import {
  coarser,
  counted,
  intervalEnd,
  intervalStart,
  recount,
  rowKey,
  type Grain,
  type Instant,
  type IntervalRow,
  type Timings,
} from '@hearline/domain'
import { and, eq, gte, lt, lte, sql } from 'drizzle-orm'
import type { Store } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { eventCursor, eventsWithin, quartersAfter } from './events.ts'
import { factsOf } from './facts.ts'
import { rowOf } from './kept.ts'
import { historyCursor, intervalDue, intervalRow } from './tables.ts'

/** Rows a statement: Postgres takes 65,535 parameters. */
const BATCH = 1_000

/**
 * Notes which quarters count something new since the last call. Whoever does it holds the cursor's row, so that two
 * hubs cannot both move it.
 */
export async function noteDue(store: Pick<Store, 'tx'>): Promise<void> {
  await store.tx(async ({ db }) => {
    const [known] = await db.select().from(historyCursor).for('update')
    const next = await eventCursor(db)
    const starts = await quartersAfter(db, known?.cursor ?? '0')
    for (let first = 0; first < starts.length; first += BATCH) {
      const due = starts.slice(first, first + BATCH).map((start) => ({ start }))
      await db.insert(intervalDue).values(due).onConflictDoNothing()
    }
    await db.update(historyCursor).set({ cursor: next })
  })
}

/**
 * Writes the earliest quarter that is over and due, and its hour and day when they are over too; a row that stands as
 * it should is not touched, one that something came late for is corrected and says so by its revision.
 * @returns when it began; absent when none is due
 */
export async function writeNextQuarter(store: Pick<Store, 'tx'>, timings: Timings): Promise<Instant | undefined> {
  const { value } = await store.tx(async ({ db, now }) => {
    await db.select().from(historyCursor).for('update')
    const isOver = lte(intervalDue.start, intervalStart(now, 'quarter') - 1)
    const [due] = await db.select().from(intervalDue).where(isOver).orderBy(intervalDue.start).limit(1)
    if (!due) return undefined
    await writeRows(db, 'quarter', due.start, await quarterOf(db, due.start, timings))
    await db.delete(intervalDue).where(eq(intervalDue.start, due.start))
    for (const grain of ['hour', 'day'] as const) {
      const start = intervalStart(due.start, grain)
      const end = intervalEnd(start, grain)
      const within = and(gte(intervalDue.start, start), lt(intervalDue.start, end))
      // the last of its quarters writes it
      if (end > now || (await db.$count(intervalDue, within)) > 0) continue
      await writeRows(db, grain, start, await sumOf(db, grain, start))
    }
    return due.start
  })
  return value
}

/** One quarter, counted from the events. */
export async function quarterOf(db: Db, start: Instant, timings: Timings): Promise<IntervalRow[]> {
  const events = await eventsWithin(db, start, intervalEnd(start, 'quarter'))
  return recount(factsOf(events), timings).filter((row) => row.start === start)
}

/** The rows that are kept of a time. */
export async function storedRows(db: Db, grain: Grain, from: Instant, to: Instant): Promise<IntervalRow[]> {
  const within = and(eq(intervalRow.grain, grain), gte(intervalRow.start, from), lt(intervalRow.start, to))
  return (await db.select().from(intervalRow).where(within)).map(rowOf)
}

const sumOf = async (db: Db, grain: Grain, start: Instant): Promise<IntervalRow[]> =>
  coarser(await storedRows(db, 'quarter', start, intervalEnd(start, grain)), grain)

async function writeRows(db: Db, grain: Grain, start: Instant, rows: readonly IntervalRow[]): Promise<void> {
  const kept = new Map((await storedRows(db, grain, start, start + 1)).map((row) => [rowKey(row), row]))
  const changed = rows.filter((row) => !sameRow(row, kept.get(rowKey(row))))
  for (let first = 0; first < changed.length; first += BATCH) {
    const values = changed.slice(first, first + BATCH).map((row) => ({ ...row, longestWait: row.longestWait ?? null }))
    await db
      .insert(intervalRow)
      .values(values)
      .onConflictDoUpdate({
        target: [intervalRow.dimension, intervalRow.id, intervalRow.grain, intervalRow.start],
        set: {
          counts: sql`excluded.counts`,
          longestWait: sql`excluded.longest_wait`,
          waitingSince: sql`excluded.waiting_since`,
          revision: sql`${intervalRow.revision} + 1`,
        },
      })
  }
  const standing = new Set(rows.map(rowKey))
  for (const gone of kept.values()) {
    if (standing.has(rowKey(gone))) continue
    const { dimension, id } = gone
    const one = [eq(intervalRow.dimension, dimension), eq(intervalRow.id, id), eq(intervalRow.start, start)]
    await db.delete(intervalRow).where(and(...one, eq(intervalRow.grain, grain)))
  }
}

/** Do two rows of one cell say the same? A row kept before a count existed says nothing of it: that is a difference. */
export function sameRow(a: IntervalRow | undefined, b: IntervalRow | undefined): boolean {
  if (!a || !b || a.longestWait !== b.longestWait) return false
  if (a.waitingSince.join() !== b.waitingSince.join()) return false
  return counted.every((name) => a.counts[name] === b.counts[name])
}
