import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import type { Desk } from './desk.ts'
import { isKept, keptVersions } from './same.ts'

/** A screen of one operator, or of the floor when she is not named. */
export type Screen = { name: string; desk: Desk; operatorId?: string }

/** Rows Postgres has held unchanged for `quietMs` and a screen does not show so: `screen: id: kept 3, shown 2`. */
export async function stale(sql: Sql, screens: readonly Screen[], quietMs: number): Promise<string[]> {
  const before = await Promise.all(screens.map(({ operatorId }) => keptVersions(sql, operatorId)))
  await wait(quietMs)
  const found = await Promise.all(
    screens.map(async ({ name, desk, operatorId }, n) => {
      const now = await keptVersions(sql, operatorId)
      const shown = [...desk.rows].filter(isKept).map(([id]) => id)
      return [...new Set([...now.keys(), ...shown])]
        .filter((id) => now.get(id) === before[n]!.get(id) && now.get(id) !== desk.rows.get(id)?.version)
        .map((id) => `${name}: ${id}: kept ${String(now.get(id))}, shown ${String(desk.rows.get(id)?.version)}`)
    }),
  )
  return found.flat()
}
