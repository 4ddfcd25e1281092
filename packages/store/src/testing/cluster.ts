import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startCluster, type Cluster } from '../embedded/cluster.ts'
import { livingServer, owner } from '../embedded/owner.ts'
import { stopOrphan } from '../embedded/server.ts'

const PREFIX = 'hearline-test-'

/** Nothing of a test run has to survive a power cut. */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 }

/** Each project loads this file for itself, yet all of a run use one cluster; hence the place they all see. */
const run = globalThis as typeof globalThis & { hearlineCluster?: { users: number; cluster: Promise<Cluster> } }

/** Vitest's global set-up: the first project that needs Postgres starts it, the last one removes it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const used = (run.hearlineCluster ??= { users: 0, cluster: throwAway() })
  used.users += 1
  const cluster = await used.cluster
  project.provide('clusterUrl', cluster.url('postgres'))
  return async () => {
    used.users -= 1
    if (used.users > 0) return
    delete run.hearlineCluster
    await cluster.stop('immediate')
    await rm(cluster.folder, { recursive: true, force: true })
  }
}

async function throwAway(): Promise<Cluster> {
  await sweep()
  return startCluster({ dataDir: await mkdtemp(join(tmpdir(), PREFIX)), settings })
}

/** Removes what killed runs left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name)
    // a folder without an owner may be one that is just being made
    if (!name.startsWith(PREFIX) || (await owner(folder)) || !(await wasOwned(folder))) continue
    const orphan = await livingServer(join(folder, 'cluster'))
    if (orphan !== undefined) await stopOrphan(join(folder, 'cluster'), orphan)
    await rm(folder, { recursive: true, force: true })
  }
}

const wasOwned = async (folder: string) => (await readdir(folder)).includes('owner.json')
