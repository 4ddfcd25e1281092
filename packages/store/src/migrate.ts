import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as run } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** Any number; whoever migrates holds it, and everybody else waits. */
const MIGRATION_LOCK = 714_205

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** Brings a database up to date and makes the yearly partitions from last year to the year after next. */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, max_lifetime: null, onnotice: () => undefined })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await run(drizzle({ client: sql }), { migrationsFolder })
    await sql`
      with year as (select extract(year from now() at time zone 'UTC')::int as this)
      select ensure_partitions(this - 1, this + 2) from year`
  } finally {
    await sql.end({ timeout: 5 })
  }
}
