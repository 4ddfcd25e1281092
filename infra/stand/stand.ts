import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, seed } from '@hearline/store'
import { startCluster, type Cluster } from '@hearline/store/embedded'
import postgres, { type Sql } from 'postgres'
import { startHub, type Hub } from './hub.ts'
import { openSwitch, type Switch } from './switch.ts'

/** A whole Hearline of its own: a durable Postgres, one hub, a seeded floor. */
export type Stand = {
  cluster: Cluster
  databaseUrl: string
  sql: Sql
  hub: Hub
  /** Opened when first used, for one key names one switch. */
  readonly line: Switch
  close(): Promise<void>
}

export async function openStand(options: { speed?: number } = {}): Promise<Stand> {
  const open = new AsyncDisposableStack()
  try {
    const cluster = await startCluster({ dataDir: await mkdtemp(join(tmpdir(), 'hearline-stand-')) })
    open.defer(async () => {
      await cluster.stop('immediate')
      await rm(cluster.folder, { recursive: true, force: true })
    })
    await cluster.ensureDatabase('hearline')
    const databaseUrl = cluster.url('hearline')
    await migrate(databaseUrl)
    await seed(databaseUrl, { profile: 'demo' })
    const hub = await startHub({ databaseUrl, ...options })
    open.defer(() => hub.kill('SIGTERM'))
    const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined })
    open.defer(() => sql.end())
    let line: Switch | undefined
    open.defer(() => line?.close())
    return {
      cluster,
      databaseUrl,
      sql,
      hub,
      get line() {
        return (line ??= openSwitch(hub.url))
      },
      close: () => open.disposeAsync(),
    }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}
