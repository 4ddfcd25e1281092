import { isCutOff, type CallId, type CutOff } from '@hearline/domain'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { present } from '../absent.ts'
import type { Db } from '../tx/database.ts'
import { call } from './tables.ts'

/** The caller's number as it is kept, or undefined when it was withheld. */
export async function sealedCaller(db: Db, id: CallId): Promise<{ sealed: Buffer; key: number } | undefined> {
  const [row] = await db.select({ sealed: call.callerSealed, key: call.callerKey }).from(call).where(eq(call.id, id))
  return row?.sealed && row.key !== null ? { sealed: row.sealed, key: row.key } : undefined
}

/** The newest call from this number that has ended, if the line or the switch ended it and not the caller. */
export async function lastCutOff(db: Db, callerIndex: Buffer): Promise<CutOff | undefined> {
  const [row] = await db
    .select({
      waitingSince: call.waitingSince,
      returnedAt: call.returnedAt,
      answeredAt: call.answeredAt,
      cutOffAt: call.endedAt,
      cause: call.endCause,
    })
    .from(call)
    .where(and(eq(call.callerIndex, callerIndex), isNotNull(call.endedAt)))
    .orderBy(desc(call.arrivedAt))
    .limit(1)
  if (!row?.cause || !isCutOff(row.cause) || row.cutOffAt === null) return undefined
  const { cause: _cause, ...last } = row
  return present({ ...last, cutOffAt: row.cutOffAt })
}
