import { and, count, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { commandDone } from '../command/tables.ts'
import { deviceCode } from '../person/tables.ts'
import type { Db, Tx } from '../store.ts'

/** How long a code is worth something, in ms of the database's clock. */
export const PAIRING_MS = 600_000

/** As the auth library keeps codes: capitals and digits only. */
const bare = (userCode: string) => userCode.replace(/[^a-zA-Z0-9]/g, '').toUpperCase()

export type Pairing = { readonly id: string; readonly state: 'pending' | 'used' | 'expired' }

/** The request that shows this code, locked. */
export async function lockPairing(tx: Tx, userCode: string): Promise<Pairing | undefined> {
  const [row] = await tx.db
    .select()
    .from(deviceCode)
    .where(eq(deviceCode.userCode, bare(userCode)))
    .for('update')
  if (!row) return undefined
  const { id, status, createdAt } = row
  if (status !== 'pending') return { id, state: 'used' }
  return { id, state: createdAt + PAIRING_MS < tx.now ? 'expired' : 'pending' }
}

/** Lets the request have a token of this account, which is the screen's own and never the approver's. */
export async function approvePairing(tx: Tx, id: string, userId: string): Promise<void> {
  await tx.db.update(deviceCode).set({ status: 'approved', userId }).where(eq(deviceCode.id, id))
}

export async function refusePairing(tx: Tx, id: string): Promise<void> {
  await tx.db.update(deviceCode).set({ status: 'denied' }).where(eq(deviceCode.id, id))
}

/** A token that was granted and not fetched yet is not given out any more. */
export async function refusePairingsOf(tx: Tx, userId: string): Promise<void> {
  await tx.db.update(deviceCode).set({ status: 'denied' }).where(eq(deviceCode.userId, userId))
}

/** How many codes somebody got wrong within so many ms: refusals are kept like any other reply. */
export async function wrongCodes(tx: Tx, actor: string, withinMs: number): Promise<number> {
  const [row] = await tx.db
    .select({ n: count() })
    .from(commandDone)
    .where(
      and(
        eq(commandDone.actor, actor),
        inArray(commandDone.name, ['approve-wallboard', 'refuse-wallboard']),
        gt(commandDone.createdAt, tx.now - withinMs),
        sql`${commandDone.reply} -> 'error' ->> 'code' = 'unknown-code'`,
      ),
    )
  return row?.n ?? 0
}

/** Forgets requests that have been over for an hour. */
export async function purgePairings(db: Db): Promise<void> {
  await db.delete(deviceCode).where(lt(deviceCode.createdAt, sql`now() - interval '1 hour'`))
}
