import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startCluster } from '@hearline/store/embedded'
import { runQuietly, startChild, type Child } from './child.ts'
import { endOrphans, remember } from './orphans.ts'
import { portTrouble } from './port.ts'
import type { Progress } from './progress.ts'
import { tool } from './root.ts'
import { keptSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'

/** A part that runs, to be stopped in the reverse order of starting. */
export type Part = { readonly name: string; stop(): Promise<void> }

/** How long the hub may take to answer, a first floor model and a slow disk included. */
const READY_MS = 60_000

/**
 * Brings the demo up step by step; every part that runs is pushed on `parts` at once, so that it can be stopped whatever
 * happens next. The result resolves when a part has ended that should not have.
 */
export async function startDemo(
  settings: Settings,
  progress: Progress,
  parts: Part[],
): Promise<{ died: Promise<string> }> {
  const { dataDir, port, host } = settings
  const { step, say } = progress

  await step('Checking this machine', async () => {
    for (const name of await endOrphans(dataDir))
      say(`ended the ${name} that an earlier, killed start had left running`)
    const trouble = await portTrouble(port, host)
    if (trouble) throw new Error(trouble)
  })

  await step('Building the console (kept while nothing changed)', async () => {
    if (!settings.build) {
      say('BUILD=off: as it was built last')
      return
    }
    const output = await runQuietly(tool('turbo'), ['run', 'build', '--filter=@hearline/console', '--ui=stream'], {})
    if (output.includes('FULL TURBO')) say('nothing changed')
  })

  const deaths: Promise<string>[] = []
  const databaseUrl = await step('Starting Postgres', async () => {
    if (settings.databaseUrl) {
      say('DATABASE_URL is set: using that one')
      return settings.databaseUrl
    }
    const cluster = await startCluster({ dataDir: join(dataDir, 'postgres'), say })
    parts.push({ name: 'Postgres', stop: () => cluster.stop() })
    deaths.push(cluster.died)
    const made = await cluster.ensureDatabase('hearline')
    say(`${made ? 'new database' : 'found the data of the last start'} in ${cluster.folder}, port ${cluster.port}`)
    return cluster.url('hearline')
  })

  const env: NodeJS.ProcessEnv = {
    ...(await keptSecrets(dataDir, process.env)),
    DATABASE_URL: databaseUrl,
    DEMO: '1',
    PORT: String(port),
    HOST: host,
    ORIGINS: process.env['ORIGINS'] || `http://localhost:${port},http://127.0.0.1:${port}`,
    HUB_URL: settings.url,
  }

  await step('Preparing the database', async () => {
    await runQuietly(process.execPath, ['packages/store/src/commands/migrate.ts'], env)
    await runQuietly(process.execPath, ['packages/store/src/commands/seed.ts', '--profile', 'demo'], env)
  })

  const children: Child[] = []
  const start = async (name: string, script: string) => {
    const child = await startChild(name, script, env, join(dataDir, 'logs', `${name}.log`))
    children.push(child)
    parts.push(child)
    deaths.push(child.ended.then(async (words) => `${words}\n${await child.lastWords()}`))
    await remember(dataDir, children)
  }

  await step('Starting the hub', async () => {
    await start('hub', 'apps/hub/src/main.ts')
    const outcome = await Promise.race([readiness(settings.url), ...deaths])
    if (outcome !== 'ready') throw new Error(outcome)
  })

  await step('Starting the simulator', async () => {
    if (settings.simulator) await start('simulator', 'apps/simulator/src/main.ts')
    else say('SIM=off: nobody calls')
  })

  return { died: Promise.race(deaths) }
}

/** 'ready' once the hub says so, else what it said last. */
async function readiness(url: string): Promise<string> {
  const giveUp = performance.now() + READY_MS
  let last = 'no answer'
  while (performance.now() < giveUp) {
    try {
      const reply = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })
      if (reply.ok) return 'ready'
      last = `${reply.status} ${await reply.text()}`
    } catch (error) {
      last = String(error instanceof Error ? (error.cause ?? error) : error)
    }
    await pause(100)
  }
  return `the hub was not ready within ${READY_MS / 1000} s; ${url}/readyz said: ${last}`
}
