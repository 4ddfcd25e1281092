import type { CallId, Instant } from '@hearline/domain'
import { and, asc, eq, gt, lt, min, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { instruction, telephonySwitch } from './tables.ts'

export type InstructionRow = typeof instruction.$inferSelect

/** One thing a switch is to do; `body` is the instruction as the protocol shapes it, without its head. */
export type Order = {
  /** When its failure must be known again; any other has one of its own. */
  id?: string
  switchId: string
  callId?: CallId
  switchCall: string
  fence: number
  body: { readonly do: string; readonly [name: string]: unknown }
  expiresAt?: Instant
}

/**
 * Numbers and keeps orders by the counter on the switch's row, so that their numbers are in the order of the commits.
 * The row stays locked until the commit: call it last.
 */
export async function instruct(tx: Tx, order: Order): Promise<void> {
  const [counter] = await tx.db
    .insert(telephonySwitch)
    .values({ id: order.switchId, abilities: [], instructionN: 1 })
    .onConflictDoUpdate({
      target: telephonySwitch.id,
      set: { instructionN: sql`${telephonySwitch.instructionN} + 1` },
    })
    .returning({ n: telephonySwitch.instructionN })
  if (!counter) throw new Error(`switch ${order.switchId} has no counter`)
  await tx.db.insert(instruction).values({ id: v7(), n: counter.n, createdAt: tx.now, ...order })
}

/** What a switch has not seen yet, in order. */
export function instructionsAfter(db: Db, switchId: string, n: number, limit: number): Promise<InstructionRow[]> {
  return db
    .select()
    .from(instruction)
    .where(and(eq(instruction.switchId, switchId), gt(instruction.n, n)))
    .orderBy(asc(instruction.n))
    .limit(limit)
}

/** The oldest number still kept; undefined when none is. A cursor before it cannot be resumed. */
export async function oldestInstruction(db: Db, switchId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ n: min(instruction.n) })
    .from(instruction)
    .where(eq(instruction.switchId, switchId))
  return row?.n ?? undefined
}

/** Forgets instructions made before, the oldest first, a batch at a time; returns how many. */
export async function purgeInstructions(tx: Tx, before: Instant, batch = 5_000): Promise<number> {
  const key = { switchId: instruction.switchId, n: instruction.n }
  const old = tx.db
    .select(key)
    .from(instruction)
    .where(lt(instruction.createdAt, before))
    .orderBy(instruction.switchId, instruction.n)
    .limit(batch)
  const gone = await tx.db
    .delete(instruction)
    .where(sql`(${instruction.switchId}, ${instruction.n}) in ${old}`)
    .returning({ n: instruction.n })
  return gone.length
}
