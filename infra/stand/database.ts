import { migrate, seed } from '@hearline/store'
import postgres, { type Sql } from 'postgres'
import type { Stand } from './stand.ts'

/** A seeded database of its own on the stand's Postgres, for those who count what is kept. */
export type OwnDatabase = { readonly url: string; readonly sql: Sql; close(): Promise<void> }

export async function openDatabase({ cluster }: Pick<Stand, 'cluster'>, name: string): Promise<OwnDatabase> {
  const url = cluster.url(name)
  const admin = postgres(cluster.url('postgres'), { max: 1, onnotice: () => undefined })
  const drop = () => admin`drop database if exists ${admin(name)} with (force)`
  await drop() // left by a run that was broken off
  await cluster.ensureDatabase(name)
  await migrate(url)
  await seed(url, { profile: 'demo' })
  const sql = postgres(url, { max: 3, onnotice: () => undefined })
  return {
    url,
    sql,
    async close() {
      await sql.end()
      await drop()
      await admin.end()
    },
  }
}
