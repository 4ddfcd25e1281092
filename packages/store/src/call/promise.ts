import type { Instant, OperatorId, TicketId } from '@hearline/domain'
import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import { v7 } from 'uuid'
import { operator } from '../operator/tables.ts'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import type { Vault } from '../vault/vault.ts'
import { callerPromise } from './tables.ts'

export type PromiseMade = {
  callerIndex: Buffer
  ticketId: TicketId
  text: string
  dueAt: Instant
  madeBy: OperatorId
}
/** `by` is the name of who made it. */
export type PromiseKept = { id: string; ticketId: TicketId; text: string; dueAt: Instant; by: string; keptAt?: Instant }

export async function insertPromise(tx: Tx, vault: Vault, { text, ...made }: PromiseMade): Promise<string> {
  const id = v7()
  await tx.db.insert(callerPromise).values({ id, ...made, ...vault.seal(text), madeAt: tx.now })
  return id
}

/** To whom a promise was made, and by whom, locked. */
export async function lockPromise(
  tx: Tx,
  id: string,
): Promise<{ callerIndex: Buffer; madeBy: OperatorId; keptAt: Instant | null } | undefined> {
  const { callerIndex, madeBy, keptAt } = callerPromise
  const [row] = await tx.db
    .select({ callerIndex, madeBy, keptAt })
    .from(callerPromise)
    .where(eq(callerPromise.id, id))
    .for('update')
  return row
}

export async function writeKept(tx: Tx, id: string, keptBy: string): Promise<void> {
  await tx.db.update(callerPromise).set({ keptAt: tx.now, keptBy }).where(eq(callerPromise.id, id))
}

/** What was promised to a caller, as far as it is open or was kept at `since` or later; the earliest due first. */
export async function promisesTo(
  db: Db,
  vault: Vault,
  callerIndex: Buffer,
  since: Instant,
  limit = 50,
): Promise<PromiseKept[]> {
  const rows = await db
    .select({ promise: callerPromise, by: operator.name })
    .from(callerPromise)
    .leftJoin(operator, eq(operator.id, callerPromise.madeBy))
    .where(
      and(
        eq(callerPromise.callerIndex, callerIndex),
        or(isNull(callerPromise.keptAt), gte(callerPromise.keptAt, since)),
      ),
    )
    .orderBy(asc(callerPromise.dueAt))
    .limit(limit)
  return rows.map(({ promise: { id, ticketId, sealed, key, dueAt, keptAt }, by }) => ({
    ...{ id, ticketId, dueAt, by: by ?? '?' },
    text: vault.open(sealed, key),
    ...(keptAt === null ? {} : { keptAt }),
  }))
}
