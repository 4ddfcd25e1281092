import type { Sql } from 'postgres'
import type { Hub } from './hub.ts'
import type { Stand } from './stand.ts'

/** Who holds the routing lease now, under which fence, and another hub. */
export type Routing = { readonly hub: Hub; readonly id: string; readonly fence: number; readonly other: Hub }

export async function routingOf({ sql, hubs }: Stand): Promise<Routing> {
  const [row] = await sql<{ id: string; fence: number }[]>`
    select hub_id as id, fence::int from routing_lease where lease_ends_at > clock_timestamp()`
  if (!row) throw new Error('no hub routes')
  const ids = await Promise.all(hubs.map((hub) => hubIdOf(sql, hub)))
  const hub = hubs.find((_, n) => ids[n] === row.id)
  const other = hubs.find((one) => one !== hub)
  if (!hub || !other) throw new Error(`the routing hub ${row.id} is none of this stand, or alone`)
  return { hub, other, ...row }
}

/** How Postgres knows this boot of a hub: by its port. */
async function hubIdOf(sql: Sql, { url }: Hub): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    select id from hub where address like ${`%:${new URL(url).port}`} order by started_at desc limit 1`
  return row?.id
}
