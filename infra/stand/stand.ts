import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, seed } from '@hearline/store'
import { startCluster, type Cluster } from '@hearline/store/embedded'
import postgres, { type Sql } from 'postgres'
import { startHub, type Hub } from './hub.ts'
import { openProxy, type Proxy } from './proxy.ts'
import { openRedis, type StandRedis } from './redis.ts'
import { openSwitch, type Switch } from './switch.ts'

/** A whole Hearline of its own: a durable Postgres, one hub or several, a seeded floor. */
export type Stand = {
  cluster: Cluster
  databaseUrl: string
  sql: Sql
  hubs: readonly Hub[]
  /** The first. */
  hub: Hub
  /** Leads each new link to the next hub in turn that does not refuse it, as any balancer does; a frozen one does not. */
  door: Proxy & { readonly url: string }
  /** Throws unless the stand was opened with it. */
  readonly redis: StandRedis
  /** One more hub beside the others. */
  grow(): Promise<void>
  /** Opened when first used, for one key names one switch. */
  readonly line: Switch
  close(): Promise<void>
}

/** `profile`: a folder in which each hub leaves the profile of its life. */
export type StandOptions = { speed?: number; hubs?: number; redis?: boolean; profile?: string }

export async function openStand({ speed = 1, ...options }: StandOptions = {}): Promise<Stand> {
  const open = new AsyncDisposableStack()
  try {
    const cluster = await startCluster({
      dataDir: await mkdtemp(join(tmpdir(), 'hearline-stand-')),
      settings: { max_connections: 300 },
    })
    open.defer(async () => {
      await cluster.stop('immediate')
      await rm(cluster.folder, { recursive: true, force: true })
    })
    await cluster.ensureDatabase('hearline')
    const databaseUrl = cluster.url('hearline')
    await migrate(databaseUrl)
    await seed(databaseUrl, { profile: 'demo' })
    const redis = options.redis ? open.adopt(await openRedis(), (one) => one.close()) : undefined
    const hubs: Hub[] = []
    const proxy = await openProxy({ target: () => hubs.map(({ url }) => Number(new URL(url).port)) })
    open.defer(() => proxy.close())
    const door = Object.assign(proxy, { url: `http://127.0.0.1:${proxy.port}` })
    const another = async () => {
      const hub = await startHub({
        ...{ databaseUrl, speed, origins: [door.url] },
        ...(redis ? { redisUrl: redis.url } : {}),
        ...(options.profile === undefined ? {} : { profile: options.profile }),
      })
      open.defer(() => hub.kill('SIGTERM'))
      return hub
    }
    const starting = Array.from({ length: options.hubs ?? 1 }, another)
    await Promise.allSettled(starting) // none may be left over when another fails
    hubs.push(...(await Promise.all(starting)))
    const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined })
    open.defer(() => sql.end())
    let line: Switch | undefined
    open.defer(() => line?.close())
    return {
      cluster,
      databaseUrl,
      sql,
      hubs,
      hub: hubs[0]!,
      door,
      get redis() {
        if (!redis) throw new Error('this stand has no Redis')
        return redis
      },
      get line() {
        return (line ??= openSwitch(hubs[0]!.url))
      },
      async grow() {
        hubs.push(await another())
      },
      close: () => open.disposeAsync(),
    }
  } catch (error) {
    await open.disposeAsync()
    throw error
  }
}
