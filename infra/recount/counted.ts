import { readFile } from 'node:fs/promises'
import type { Sql } from 'postgres'

/** What was counted in one interval of one queue, hotline, group or operator; what is 0 may be missing. */
export type CountedRow = { dimension: string; id: string; start: string; counts: Record<string, number> }

export type Grain = 'quarter' | 'hour' | 'day'

const text = await readFile(new URL('counted.sql', import.meta.url), 'utf8')
const functions = `
  create or replace function pg_temp.ms(at timestamptz) returns bigint language sql immutable
    as $$ select (extract(epoch from at) * 1000)::bigint $$;
  create or replace function pg_temp.quarter_of(at timestamptz) returns timestamptz language sql immutable
    as $$ select date_bin('15 minutes', at, 'epoch') $$`

/** What counts as short and as in time on a day played so fast, ms. */
export function limitsOf(speed: number): { short: number; in15: number; in20: number } {
  const in15 = Math.round(15_000 / speed)
  return { short: Math.round(5_000 / speed), in15, in20: Math.round((in15 * 20) / 15) }
}

/** Counts all that Postgres knows by plain SQL. */
export async function countBySql(sql: Sql, grain: Grain, speed: number): Promise<CountedRow[]> {
  const { short, in15, in20 } = limitsOf(speed)
  return sql.begin(async (one) => {
    await one.unsafe(functions)
    const known = text.replaceAll(/\b(ms|quarter_of)\(/g, 'pg_temp.$1(')
    return [...(await one.unsafe<CountedRow[]>(known, [short, in15, in20, grain]))]
  })
}
