import type { CallId, OperatorId } from '@hearline/domain'
import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { operator } from '../operator/tables.ts'
import type { Db } from '../store.ts'
import { callback } from './tables.ts'

// written out, so that every plan may use the index of those that are not over
const isTaken = sql`${callback.state} = 'taken'`
const takenBy = sql<OperatorId>`(${callback.taken} ->> 'operatorId')::uuid`

/** The calls before an operator: the one she is on, is asked about or writes up, and the missed ones she calls back. */
export async function callsAtHand(db: Db, id: OperatorId): Promise<CallId[]> {
  const hers = and(eq(operator.id, id), isNotNull(operator.callId), ne(operator.activity, 'offered'))
  const rows = await db
    .select({ callId: operator.callId })
    .from(operator)
    .where(hers)
    .unionAll(
      db
        .select({ callId: callback.callId })
        .from(callback)
        .where(and(isTaken, eq(takenBy, id))),
    )
  return rows.flatMap(({ callId }) => (callId === null ? [] : [callId]))
}

/** Who has the call-back of this call in hand, or writes it up. */
export async function whoCallsBack(db: Db, id: CallId): Promise<OperatorId[]> {
  const rows = await db
    .select({ operatorId: takenBy })
    .from(callback)
    .where(and(isTaken, eq(callback.callId, id)))
    .unionAll(
      db
        .select({ operatorId: operator.id })
        .from(operator)
        .where(and(eq(operator.callId, id), eq(operator.activity, 'wrap-up'))),
    )
  return rows.map(({ operatorId }) => operatorId)
}
