import { randomUUID } from 'node:crypto'
import { openDatabase, type OwnDatabase } from './database.ts'
import type { Stand } from './stand.ts'

/** A floor without pages: so many operators, ready at desks of one hub whose lease never ends. */
export type Claims = OwnDatabase & { readonly hubId: string }

export async function openClaims(stand: Stand, operators: number): Promise<Claims> {
  const database = await openDatabase(stand, 'claims')
  const { sql } = database
  const hubId = randomUUID()
  await sql`insert into hub (id, address, started_at, lease_ends_at)
    values (${hubId}, 'claimers', now(), now() + interval '1 day')`
  await sql`update routing_lease set hub_id = ${hubId}, fence = 1, lease_ends_at = now() + interval '1 day'`
  await sql`
    with these as (
      update operator set availability = 'ready', since = now(), idle_since = now(),
        queues = '[{"queueId": "general", "level": 3, "reserve": false}]'
      where id in (select id from operator order by username limit ${operators}) returning id)
    insert into seat (operator_id, hub_id, socket_id, state, since)
      select id, ${hubId}, 'desk', 'present', now() from these`
  return { ...database, hubId }
}
