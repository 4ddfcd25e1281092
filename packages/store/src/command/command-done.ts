import { createHash } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../store.ts'
import { commandDone } from './tables.ts'

export type CommandKey = { readonly actor: string; readonly commandId: string }

/** The first of its id, or what the first one came to; `same` tells whether name and body are those of the first. */
export type Claim = { first: true } | { first: false; same: boolean; status: number; reply: unknown }

/**
 * Puts the id's row first into the transaction. A concurrent duplicate waits here until the first one ends: with its
 * COMMIT it reads the reply, with its ROLLBACK it becomes the first. Then `finishCommand` must store the reply.
 */
export async function claimCommand(tx: Tx, key: CommandKey, name: string, body: unknown): Promise<Claim> {
  const bodyHash = hash(name, body)
  const inserted = await tx.db
    .insert(commandDone)
    .values({ ...key, name, bodyHash, status: 0, createdAt: tx.now })
    .onConflictDoNothing()
    .returning({ status: commandDone.status })
  if (inserted.length > 0) return { first: true }
  const [stored] = await tx.db.select().from(commandDone).where(isKey(key))
  if (!stored) throw new Error('a command id vanished while it was being read')
  const same = stored.name === name && stored.bodyHash.equals(bodyHash)
  return { first: false, same, status: stored.status, reply: stored.reply }
}

/** Stores what repetitions of the id get to hear. */
export async function finishCommand(tx: Tx, key: CommandKey, status: number, reply: unknown): Promise<void> {
  await tx.db.update(commandDone).set({ status, reply }).where(isKey(key))
}

/** Forgets commands older than 24 h, a batch at a time; returns how many. */
export async function purgeCommands(db: Db, batch = 10_000): Promise<number> {
  const old = db
    .select({ actor: commandDone.actor, commandId: commandDone.commandId })
    .from(commandDone)
    .where(lt(commandDone.createdAt, sql`now() - interval '24 hours'`))
    .limit(batch)
  const gone = await db
    .delete(commandDone)
    .where(sql`(${commandDone.actor}, ${commandDone.commandId}) in ${old}`)
    .returning({ actor: commandDone.actor })
  return gone.length
}

const isKey = (key: CommandKey) => and(eq(commandDone.actor, key.actor), eq(commandDone.commandId, key.commandId))

const hash = (name: string, body: unknown): Buffer =>
  createHash('sha256').update(name).update('\n').update(ordered(body)).digest()

/** JSON with sorted keys: the same body is the same text, in whatever order it was sent. */
function ordered(value: unknown): string {
  return JSON.stringify([value], (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
