import { cutOffCauses, type CallId, type CutOff, type Instant } from '@hearline/domain'
import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import { present } from '../absent.ts'
import type { Db } from '../tx/database.ts'
import { call } from './tables.ts'

/** The caller's number as it is kept, or undefined when it was withheld. */
export async function sealedCaller(db: Db, id: CallId): Promise<{ sealed: Buffer; key: number } | undefined> {
  const [row] = await db.select({ sealed: call.callerSealed, key: call.callerKey }).from(call).where(eq(call.id, id))
  return row?.sealed && row.key !== null ? { sealed: row.sealed, key: row.key } : undefined
}

/** The newest call from this number that the line or the switch ended, not the caller, at `since` or later. */
export async function lastCutOff(db: Db, callerIndex: Buffer, since: Instant): Promise<CutOff | undefined> {
  const [row] = await db
    .select({
      waitingSince: call.waitingSince,
      returnedAt: call.returnedAt,
      answeredAt: call.answeredAt,
      cutOffAt: call.endedAt,
    })
    .from(call)
    .where(and(eq(call.callerIndex, callerIndex), inArray(call.endCause, [...cutOffCauses]), gte(call.endedAt, since)))
    .orderBy(desc(call.arrivedAt))
    .limit(1)
  if (!row || row.cutOffAt === null) return undefined
  return present({ ...row, cutOffAt: row.cutOffAt })
}
