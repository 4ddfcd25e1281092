import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { as, serverAccount, type Account } from './account.ts'
import { binaries, type Binaries } from './binaries.ts'
import { claim, release } from './owner.ts'
import { place } from './place.ts'
import { freePort } from './port.ts'
import { startServer, type Server, type StopMode } from './server.ts'

export { BackupTrouble, takeBackup } from './backup.ts'
export { announceLeaving, claim, FolderInUse, processMark, release } from './owner.ts'
export { freePort } from './port.ts'
export { putBack } from './restore.ts'
export type { StopMode } from './server.ts'

export type ClusterOptions = {
  /** Keeps the data, the password and the log; made when missing. */
  readonly dataDir: string
  /** A free one when absent. */
  readonly port?: number
  /** Postgres settings, such as `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string | number>>
  /** Hears what is unusual: a user made, a folder elsewhere. */
  readonly say?: (line: string) => void
}

export type Cluster = {
  /** Where the data really is; not `dataDir` when the server's account cannot reach that. */
  readonly folder: string
  readonly port: number
  /** The postmaster's; another one after a restart. */
  readonly pid: number
  /** Connection URL of one database, with the password. */
  url(database: string): string
  /** Makes the database (UTF8, C.UTF-8) unless it is there; true when it was made. */
  ensureDatabase(database: string): Promise<boolean>
  stop(mode?: StopMode): Promise<void>
  /** Same port, same settings; `meanwhile` is done while it stands. */
  restart(mode?: StopMode, meanwhile?: () => Promise<void>): Promise<void>
  /** Resolves with a sentence when the server ends without having been asked to; never otherwise. */
  readonly died: Promise<string>
}

const run = promisify(execFile)
const USER = 'hearline'

// the only locale in which pg_trgm sees Chinese and sorting does not depend on the machine; macOS has no C.UTF-8
const LOCALE = process.platform === 'darwin' ? ['--lc-collate=C', '--lc-ctype=en_US.UTF-8'] : ['--locale=C.UTF-8']

/** Starts an embedded Postgres on 127.0.0.1; the first start makes its cluster, later ones find the data. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const say = options.say ?? (() => undefined)
  const account = await serverAccount(say)
  const programs = await binaries(account, say)
  const folder = await place(resolve(options.dataDir), account, say)
  await claim(folder)
  try {
    const password = await keptPassword(folder, account)
    const data = join(folder, 'cluster')
    if (!(await stat(data).catch(() => undefined)))
      await initialise(programs, account, folder, options.settings?.['fsync'] === 'off')
    const port = options.port ?? (await freePort())
    const settings = { timezone: 'UTC', log_timezone: 'UTC', ...options.settings }
    const start = () =>
      startServer({ binaries: programs, account, data, log: join(folder, 'postgres.log'), port, settings })
    return supervise(await start(), start, folder, port, password)
  } catch (error) {
    await release(folder)
    throw error
  }
}

function supervise(
  first: Server,
  start: () => Promise<Server>,
  folder: string,
  port: number,
  password: string,
): Cluster {
  let server = first
  let expected = false
  let tellDeath: (words: string) => void
  const died = new Promise<string>((resolve) => (tellDeath = resolve))
  const watch = (one: Server) => void one.ended.then((words) => (expected ? undefined : tellDeath(words)))
  watch(server)
  const url = (database: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`
  const halt = async (mode: StopMode) => {
    expected = true
    await server.stop(mode)
  }
  return {
    folder,
    port,
    died,
    url,
    get pid() {
      return server.pid
    },
    ensureDatabase: (database) => ensureDatabase(url('postgres'), database),
    async stop(mode = 'fast') {
      await halt(mode)
      await release(folder)
    },
    async restart(mode = 'fast', meanwhile) {
      await halt(mode)
      await meanwhile?.()
      server = await start()
      expected = false
      watch(server)
    },
  }
}

/** Half a cluster of an interrupted first start is thrown away: the finished one gets its name last. */
async function initialise(
  programs: Binaries,
  account: Account | undefined,
  folder: string,
  hasty: boolean,
): Promise<void> {
  const draft = join(folder, 'cluster.new')
  await rm(draft, { recursive: true, force: true })
  const how = ['--encoding=UTF8', '--locale-provider=libc', ...LOCALE, '--auth=scram-sha-256', '--no-instructions']
  const who = [`--username=${USER}`, `--pwfile=${join(folder, 'password')}`]
  await run(programs.initdb, [`--pgdata=${draft}`, ...how, ...who, ...(hasty ? ['--no-sync'] : [])], {
    ...as(account),
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
  })
  await rename(draft, join(folder, 'cluster'))
}

async function keptPassword(folder: string, account: Account | undefined): Promise<string> {
  const file = join(folder, 'password')
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (kept) return kept
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
  return password
}

async function ensureDatabase(adminUrl: string, database: string): Promise<boolean> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`
    if (found) return false
    await sql`create database ${sql(database)} template template0 encoding 'UTF8'`
    return true
  } finally {
    await sql.end()
  }
}
