import { chown, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import postgres from 'postgres'
import { serverAccount, type Account } from './account.ts'
import { binaries, type Binaries } from './binaries.ts'
import { copyRunning, copyTree } from './copy.ts'
import { freePort } from './port.ts'
import { startServer } from './server.ts'

/** What a folder must be told about in words; nothing was done. */
export class BackupTrouble extends Error {
  override name = 'BackupTrouble'
}

/** Written last, so that half a backup has none. */
export type BackupNote = { readonly hearline: 'backup'; readonly at: string; readonly postgres: string }

export const NOTE = 'backup.json'

export type Place = { readonly folder: string; readonly account: Account | undefined; readonly programs: Binaries }

/** The programs and the account for a cluster's folder. */
export async function placeOf(folder: string, say: (line: string) => void = () => undefined): Promise<Place> {
  const account = await serverAccount(say)
  return { folder, account, programs: await binaries(account, say) }
}

/**
 * Copies a running cluster into a new folder: files first, then what was written meanwhile. The copy is started once and
 * stopped in order before it counts, so a backup that cannot be put back is none.
 *
 * @param folder of the cluster, as `Cluster.folder`
 * @param url of its database `postgres`
 * @throws BackupTrouble when `into` cannot be used
 */
export async function takeBackup(folder: string, url: string, into: string): Promise<BackupNote> {
  const target = resolve(into)
  await refuseTarget(target, folder)
  const place = await placeOf(folder)
  const draft = join(folder, 'backup.new')
  await rm(draft, { recursive: true, force: true })
  try {
    await mkdir(draft, { mode: 0o700 })
    if (place.account) await chown(draft, place.account.uid, place.account.gid)
    const copy = join(draft, 'cluster')
    const at = await copyCluster(url, join(folder, 'cluster'), copy, place.account)
    await tryOut(place, draft)
    await copyTree(copy, join(target, 'cluster'), undefined)
    await copyFile(join(folder, 'password'), join(target, 'password'))
    const note: BackupNote = { hearline: 'backup', at, postgres: await majorOf(copy) }
    await writeFile(join(target, NOTE), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
    return note
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function refuseTarget(target: string, folder: string): Promise<void> {
  if (!relative(folder, target).startsWith('..'))
    throw new BackupTrouble(`${target} lies in the data folder ${folder} itself: choose another place.`)
  const found = await stat(target).catch(() => undefined)
  if (found && !found.isDirectory()) throw new BackupTrouble(`${target} is a file: name a new or empty folder.`)
  if (found && (await readdir(target)).length > 0)
    throw new BackupTrouble(`${target} is not empty: name a new or empty folder.`)
  await mkdir(target, { recursive: true, mode: 0o700 })
}

/** Resolves with the database's time of the backup. */
async function copyCluster(url: string, data: string, copy: string, account: Account | undefined): Promise<string> {
  const sql = postgres(url, { max: 1, max_lifetime: null, onnotice: () => undefined })
  try {
    // keeps what is written meanwhile from being recycled; gone with this connection
    await sql`select pg_create_physical_replication_slot(${`hearline_backup_${process.pid}`}, true, true)`
    await sql`select pg_backup_start('hearline', true)`
    await copyRunning(data, copy, account)
    const [end] = await sql<{ label: string; last: string; at: Date }[]>`
      select labelfile as label, pg_walfile_name(lsn) as last, clock_timestamp() as at from pg_backup_stop(false)`
    const first = /^START WAL LOCATION: .*\(file ([0-9A-F]{24})\)/.exec(end?.label ?? '')?.[1]
    if (!end || !first) throw new Error('Postgres gave no label of the backup')
    const written = (await readdir(join(data, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name))
    const own = async (path: string) => account && chown(path, account.uid, account.gid)
    for (const name of written.filter((each) => each >= first && each <= end.last)) {
      const segment = join(copy, 'pg_wal', name)
      await copyFile(join(data, 'pg_wal', name), segment)
      await own(segment)
    }
    await writeFile(join(copy, 'backup_label'), end.label, { mode: 0o600 })
    await own(join(copy, 'backup_label'))
    return end.at.toISOString()
  } finally {
    await sql.end()
  }
}

/** Starts the copy at a port of its own, which brings all its files to one moment, and stops it in order. */
async function tryOut({ programs, account }: Place, folder: string): Promise<void> {
  const options = { data: join(folder, 'cluster'), log: join(folder, 'postgres.log'), settings: {} }
  const server = await startServer({ binaries: programs, account, port: await freePort(), ...options })
  await server.stop('fast')
}

export async function majorOf(data: string): Promise<string> {
  return (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
}
