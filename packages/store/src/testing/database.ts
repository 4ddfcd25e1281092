import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { migrate } from '../migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser URL of the database `postgres` on the run's throw-away cluster. */
    clusterUrl: string
  }
}

const TEMPLATE = 'hearline_template'

/** Any number; only those who make the template wait for each other. */
const TEMPLATE_LOCK = 714_206

/** A migrated, empty database of one test file. */
export type FreshDatabase = { readonly name: string; readonly url: string; drop(): Promise<void> }

/** Makes one from the run's template; call it in `beforeAll` and `drop` in `afterAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(async (sql) => {
    await ensureTemplate(sql)
    await sql`create database ${sql(name)} template ${sql(TEMPLATE)}`
  })
  return {
    name,
    url: databaseUrl(name),
    drop: () =>
      asAdmin(async (sql) => {
        await sql`drop database if exists ${sql(name)} with (force)`
      }),
  }
}

async function ensureTemplate(sql: postgres.Sql): Promise<void> {
  if (await templateExists(sql)) return
  await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`
  try {
    if (await templateExists(sql)) return
    const draft = `${TEMPLATE}_draft`
    await sql`drop database if exists ${sql(draft)} with (force)`
    await sql`create database ${sql(draft)} template template0 encoding 'UTF8'`
    await migrate(databaseUrl(draft))
    await sql`alter database ${sql(draft)} rename to ${sql(TEMPLATE)}` // last, so that its name means: finished
  } finally {
    await sql`select pg_advisory_unlock(${TEMPLATE_LOCK})`
  }
}

async function templateExists(sql: postgres.Sql): Promise<boolean> {
  return (await sql`select 1 from pg_database where datname = ${TEMPLATE}`).length > 0
}

function databaseUrl(name: string): string {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${name}`
  return url.href
}

async function asAdmin<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(inject('clusterUrl'), { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
