import type { Sql } from 'postgres'
import type { Hub } from '../../stand/hub.ts'

/** How Postgres knows this boot of a hub. */
export async function hubIdOf(sql: Sql, { url }: Pick<Hub, 'url'>): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id from hub where address like ${`%:${new URL(url).port}`} order by started_at desc limit 1`
  if (!row) throw new Error(`Postgres knows no hub at ${url}`)
  return row.id
}
