import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { scaled } from '@hearline/domain'
import { noteDue, openStore, readDataKeys, readTimings, writeNextQuarter } from '@hearline/store'
import type { Sql } from 'postgres'
import { stand } from '../stand/hub.ts'

const RECOUNT = fileURLToPath(new URL('../../packages/store/src/commands/recount.ts', import.meta.url))

/**
 * The same database as it is two days later: whoever connects by this address reads a clock that is so much ahead, so
 * that every interval of today is over.
 */
export async function twoDaysLater(sql: Sql, databaseUrl: string): Promise<string> {
  await sql.unsafe(`
    create schema if not exists later;
    create or replace function later.clock_timestamp() returns timestamptz language sql volatile
      as $$ select pg_catalog.clock_timestamp() + interval '2 days' $$;
    create or replace function later.now() returns timestamptz language sql stable
      as $$ select pg_catalog.now() + interval '2 days' $$`)
  const url = new URL(databaseUrl)
  url.searchParams.set('search_path', 'later, public, pg_catalog')
  return url.href
}

/** Writes what a hub would have written of the history by then. Resolves with the number of quarters. */
export async function writeHistory(laterUrl: string, speed: number): Promise<number> {
  const store = openStore({ url: laterUrl, poolSize: 2, dataKeys: readDataKeys(stand.DATA_KEY) })
  try {
    const timings = scaled(await readTimings(store.read), speed)
    await noteDue(store)
    let quarters = 0
    while ((await writeNextQuarter(store, timings)) !== undefined) quarters += 1
    return quarters
  } finally {
    await store.end()
  }
}

/** What `pnpm history:recount` says of it, all intervals being over. */
export async function recountCommand(laterUrl: string, speed: number): Promise<string> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: laterUrl, SIM_SPEED: String(speed) }
  const said = await promisify(execFile)(process.execPath, [RECOUNT], { env, maxBuffer: 2 ** 26 }).catch(
    (error: unknown) => error as { stdout: string; stderr: string },
  )
  return `${said.stdout}${said.stderr}`.trim()
}
