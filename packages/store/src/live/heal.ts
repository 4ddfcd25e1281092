import type { Instant } from '@hearline/domain'
import { sql, type Column, type SQL } from 'drizzle-orm'
import { hub } from '../hub/tables.ts'
import { session } from '../person/tables.ts'
import type { Store } from '../store.ts'
import { liveColumns, liveKinds, liveTables, type LiveChange, type LiveKind, type LiveRow } from './kinds.ts'

export type Healing = {
  /** Give it to the next read. */
  cursor: string
  /** What this read saw, as text of a `pg_snapshot`. */
  snapshot: string
  /** Database clock: everything committed before is in here or was in an earlier read. */
  asOf: Instant
  changes: LiveChange[]
  /** Another one means another database, or one put back from a backup: drop everything known. */
  dataEpoch: string
  hubs: { id: string; leaseEndsAt: Instant }[]
}

/**
 * Live rows that changed since the read which gave the cursor, in one statement; without a cursor the floor as it
 * stands. Rows are found by transaction id and never by time: the cursor is the oldest transaction that was still
 * running, so one that commits late is read late, and rows may come twice (their version tells).
 */
export async function heal(store: Pick<Store, 'read'>, cursor?: string): Promise<Healing> {
  const rows = liveKinds.map((kind) => {
    const since = sql`${liveTables[kind].changedXid} >= ${cursor}::text::xid8`
    return sql`${listOf(kind, cursor === undefined ? floor[kind] : since)} as ${sql.identifier(kind)}`
  })
  const [found] = await store.read.execute<Found>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as cursor, pg_current_snapshot()::text as snapshot,
      ${milliseconds(sql`statement_timestamp()`)}::text as as_of,
      (select system_identifier from pg_control_system()) || '/' || (select mark from restore_mark) as data_epoch,
      ${agg(objectOf({ id: sql`${hub.id}`, leaseEndsAt: milliseconds(sql`${hub.leaseEndsAt}`) }), hub)} as hubs,
      ${sql.join(rows, sql`, `)}`)
  if (!found) throw new Error('a healing read came back empty')
  return {
    cursor: found.cursor,
    snapshot: found.snapshot,
    asOf: Number(found.as_of),
    changes: liveKinds.flatMap((kind) => found[kind].map((row) => ({ kind, row }) as LiveChange)),
    dataEpoch: found.data_epoch,
    hubs: found.hubs,
  }
}

type Found = { cursor: string; snapshot: string; as_of: string; data_epoch: string; hubs: Healing['hubs'] } & {
  [K in LiveKind]: LiveRow<K>[]
}

/** What belongs on the live floor. */
const floor: Record<LiveKind, SQL> = {
  call: sql`state not in ('closed', 'abandoned')`,
  operator: sql`availability <> 'signed-out'`,
  seat: sql`state <> 'closed'`,
  notice: sql`read_at is null`,
  queue: sql`true`,
  ticket: sql`state in ('draft', 'registered')`,
  session: sql`revoked_at is null and expires_at > now()`,
  visit: sql`ticket_id is not null`,
  board: sql`deleted_at is null`,
  wallboard: sql`revoked_at is null`,
  alarm: sql`acknowledged is null or cleared_at is null`,
  callback: sql`state <> 'closed'`,
}

const milliseconds = (instant: SQL) => sql`floor(extract(epoch from ${instant}) * 1000)::bigint`

/** A column as the JSON its live row holds. */
function json(column: Column): SQL {
  const type = column.getSQLType()
  if (type.startsWith('timestamp')) return milliseconds(sql`${column}`)
  return type === 'xid8' ? sql`${column}::text` : sql`${column}`
}

const sessionFields = {
  id: json(session.id),
  version: json(session.version),
  userId: json(session.userId),
  tokenHash: sql`encode(sha256(convert_to(${session.token}, 'UTF8')), 'hex')`,
  expiresAt: json(session.expiresAt),
  revokedAt: json(session.revokedAt),
}

function listOf(kind: LiveKind, where: SQL): SQL {
  if (kind === 'session') return agg(objectOf(sessionFields), session, where)
  const columns: Record<string, Column> = liveColumns[kind]
  const fields = Object.entries(columns).map(([name, column]) => [name, json(column)] as const)
  return agg(objectOf(Object.fromEntries(fields)), liveTables[kind], where)
}

const objectOf = (fields: Record<string, SQL>) =>
  sql`json_build_object(${sql.join(
    Object.entries(fields).map(([name, value]) => sql`${sql.raw(`'${name}'`)}, ${value}`),
    sql`, `,
  )})`

const agg = (row: SQL, table: (typeof liveTables)[LiveKind] | typeof hub, where: SQL = sql`true`) =>
  sql`(select coalesce(json_agg(${row}), '[]') from ${table} where ${where})`
