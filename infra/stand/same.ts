import type { Row } from '@hearline/protocol'
import type { Sql } from 'postgres'
import type { Desk } from './desk.ts'

const floorQuery = `select 'operator/' || id as id, version::int from operator where availability <> 'signed-out'`
const deskQuery = `
  select 'operator/' || id as id, version::int from operator where id = $1
  union all select 'call/' || id, version::int from call
    where (operator_id = $1 or party ->> 'operatorId' = $1::text) and state not in ('closed', 'abandoned')
  union all select 'ticket/' || id, version::int from ticket where author_id = $1 and state in ('draft', 'registered')`

/** What Postgres holds of an operator's desk, or of the floor: versions by `kind/id`. */
export async function keptVersions(sql: Sql, operatorId?: string): Promise<Map<string, number>> {
  const held = operatorId ? await sql.unsafe(deskQuery, [operatorId]) : await sql.unsafe(floorQuery)
  return new Map(held.map((row) => [row['id'] as string, row['version'] as number]))
}

/** What a screen shows and Postgres does not hold, or the other way round: ids with both versions. */
export async function differences(sql: Sql, desk: Desk, operatorId?: string): Promise<string[]> {
  const kept = await keptVersions(sql, operatorId)
  const shown = new Map([...desk.rows].filter(isKept).map(([id, row]) => [id, row.version]))
  return [...new Set([...kept.keys(), ...shown.keys()])]
    .filter((id) => kept.get(id) !== shown.get(id))
    .map((id) => `${id}: kept ${String(kept.get(id))}, shown ${String(shown.get(id))}`)
}

/** Figures are computed by each hub and kept nowhere; notices are not asked for here. */
export const isKept = ([, { kind }]: [string, Row]): boolean =>
  kind === 'operator' || kind === 'call' || kind === 'ticket'
