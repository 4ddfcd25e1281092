import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../store.ts'
import type { Db } from '../tx/database.ts'
import { telephonySwitch } from './tables.ts'

/** A switch came up: which boot of it, and what it can do. */
export async function noteSwitchUp(tx: Tx, up: { id: string; boot: string; abilities: string[] }): Promise<void> {
  const known = { boot: up.boot, abilities: up.abilities, upAt: tx.now }
  await tx.db
    .insert(telephonySwitch)
    .values({ id: up.id, ...known })
    .onConflictDoUpdate({ target: telephonySwitch.id, set: known })
}

/** Did the switch declare this ability when it last came up? */
export async function switchCan(db: Db, switchId: string, ability: string): Promise<boolean> {
  const [row] = await db
    .select({ abilities: telephonySwitch.abilities })
    .from(telephonySwitch)
    .where(eq(telephonySwitch.id, switchId))
  return row?.abilities.includes(ability) ?? false
}

/** A new instruction stream begins and every older one of this switch ends; its generation tells them apart. */
export async function beginStream(tx: Tx, switchId: string): Promise<{ generation: number; instructionN: number }> {
  const [row] = await tx.db
    .insert(telephonySwitch)
    .values({ id: switchId, abilities: [], streamGeneration: 1 })
    .onConflictDoUpdate({
      target: telephonySwitch.id,
      set: { streamGeneration: sql`${telephonySwitch.streamGeneration} + 1` },
    })
    .returning({ generation: telephonySwitch.streamGeneration, instructionN: telephonySwitch.instructionN })
  if (!row) throw new Error(`no stream of switch ${switchId}`)
  return row
}

export async function streamGeneration(db: Db, switchId: string): Promise<number> {
  const [row] = await db
    .select({ generation: telephonySwitch.streamGeneration })
    .from(telephonySwitch)
    .where(eq(telephonySwitch.id, switchId))
  return row?.generation ?? 0
}
