import { eq } from 'drizzle-orm'
import { standardBreakShare, standardTimings, type Timings } from '@hearline/domain'
import type { Db, Tx } from '../store.ts'
import { setting } from './tables.ts'

/** A setting of the whole centre, or absent. */
export async function readSetting(db: Db, name: string): Promise<unknown> {
  const [row] = await db.select().from(setting).where(eq(setting.name, name))
  return row?.value
}

export async function writeSetting(tx: Tx, name: string, value: unknown): Promise<void> {
  await tx.db.insert(setting).values({ name, value }).onConflictDoUpdate({ target: setting.name, set: { value } })
}

/** The durations of the floor, in ms, unscaled; what is not set has its standard length. */
export async function readTimings(db: Db): Promise<Timings> {
  const stored = (await readSetting(db, 'timings')) ?? {}
  const own = Object.entries(stored).filter(
    ([name, value]) => name in standardTimings && typeof value === 'number' && value > 0,
  )
  return { ...standardTimings, ...Object.fromEntries(own), minute: standardTimings.minute }
}

/** The share (0 to 1) of a queue's people who may be on a break at a time; the standard one while none is set. */
export async function readBreakShare(db: Db): Promise<number> {
  const share = await readSetting(db, 'break-share')
  return typeof share === 'number' && share > 0 && share <= 1 ? share : standardBreakShare
}
