import type { Sql } from 'postgres'
import { countBySql, type CountedRow, type Grain } from './counted.ts'

type Kept = CountedRow & { longestWait: number | null; waiting: number }

/**
 * Where the kept history of one grain says something else than the rows it was made of, each way round; and how many
 * numbers agree.
 */
export async function historyDifferences(
  sql: Sql,
  grain: Grain,
  speed: number,
): Promise<{ numbers: number; differences: string[] }> {
  const kept = await sql<Kept[]>`
    select dimension, id, (extract(epoch from start) * 1000)::bigint::text as start, counts,
      longest_wait as "longestWait", jsonb_array_length(waiting_since) as waiting
    from interval_row where grain = ${grain}`
  const counted = new Map((await countBySql(sql, grain, speed)).map((row) => [keyOf(row), row.counts]))
  const differences: string[] = []
  let numbers = 0
  const compare = (key: string, name: string, ours: number, theirs: number) => {
    numbers += 1
    if (ours !== theirs) differences.push(`${grain} ${key} ${name}: kept ${theirs}, counted ${ours}`)
  }
  for (const row of kept) {
    const key = keyOf(row)
    const ours = counted.get(key) ?? {}
    counted.delete(key)
    const theirs: Record<string, number> = { ...row.counts, longestWait: row.longestWait ?? 0, waiting: row.waiting }
    for (const name of new Set([...Object.keys(theirs), ...Object.keys(ours)]))
      compare(key, name, ours[name] ?? 0, theirs[name] ?? 0)
  }
  for (const key of counted.keys()) differences.push(`${grain} ${key}: not kept`)
  return { numbers, differences }
}

const keyOf = ({ dimension, id, start }: Pick<CountedRow, 'dimension' | 'id' | 'start'>): string =>
  `${dimension}/${id}/${start}`
