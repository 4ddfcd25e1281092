import { execFile } from 'node:child_process'
import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { beginHistory } from '../hub/restored.ts'
import { BackupTrouble, majorOf, NOTE, placeOf, type BackupNote, type Place } from './backup.ts'
import { copyTree } from './copy.ts'
import { freePort } from './port.ts'
import { startServer } from './server.ts'

const run = promisify(execFile)
const USER = 'hearline'

/** `before`: where the data that was there lies now; absent when there was none. */
export type Restored = { readonly note: BackupNote; readonly before?: string }

/**
 * Puts a backup in the place of a stopped cluster's data. It is made another data epoch at a port that nobody knows, so
 * that no hub ever sees it under the old one; only then does it take the place, and what was there is kept beside it.
 *
 * @param folder of the cluster, as `Cluster.folder`; whoever calls has claimed it
 * @throws BackupTrouble when `from` holds no whole backup, or one of another Postgres; nothing was touched
 */
export async function putBack(folder: string, from: string): Promise<Restored> {
  const source = resolve(from)
  const place = await placeOf(folder)
  const note = await readNote(source, place)
  const [draft, data] = [join(folder, 'cluster.restored'), join(folder, 'cluster')]
  await rm(draft, { recursive: true, force: true })
  await copyTree(join(source, 'cluster'), draft, place.account)
  const theirs = (await readFile(join(source, 'password'), 'utf8')).trim()
  const mine = (await readFile(join(folder, 'password'), 'utf8').catch(() => '')).trim() || theirs
  await beginAgain(place, draft, { theirs, mine })
  await writeFile(join(folder, 'password'), `${mine}\n`, { mode: 0o600 })
  if (place.account) await chown(join(folder, 'password'), place.account.uid, place.account.gid)
  const before = join(folder, `cluster.before-${new Date().toISOString().replaceAll(/[^0-9]/g, '')}`)
  const isThere = (await stat(data).catch(() => undefined)) !== undefined
  if (isThere) await rename(data, before)
  await rename(draft, data)
  return { note, ...(isThere ? { before } : {}) }
}

/** The place keeps its own password: whoever knows it still gets in. */
async function beginAgain(
  { folder, programs, account }: Place,
  data: string,
  password: Record<'theirs' | 'mine', string>,
) {
  const port = await freePort()
  const options = { data, log: join(folder, 'postgres.log'), port, settings: {} }
  const server = await startServer({ binaries: programs, account, ...options })
  try {
    const url = (database: string) =>
      `postgres://${USER}:${password.theirs}@127.0.0.1:${port}/${encodeURIComponent(database)}`
    const sql = postgres(url('postgres'), { max: 1, onnotice: () => undefined })
    try {
      const names = await sql<
        { datname: string }[]
      >`select datname from pg_database where datallowconn and not datistemplate`
      for (const { datname } of names) await beginHistory(url(datname))
      if (password.mine !== password.theirs) await sql.unsafe(`alter role ${USER} password '${password.mine}'`)
    } finally {
      await sql.end()
    }
  } finally {
    await server.stop('fast')
  }
}

async function readNote(from: string, { programs }: Place): Promise<BackupNote> {
  const text = await readFile(join(from, NOTE), 'utf8').catch(() => undefined)
  if (text === undefined) throw new BackupTrouble(`${from} holds no whole backup: there is no ${NOTE} in it.`)
  const note = noteIn(text)
  const major = await majorOf(join(from, 'cluster')).catch(() => undefined)
  if (note === undefined || major === undefined) throw new BackupTrouble(`${from} holds no whole backup of Hearline.`)
  const { stdout } = await run(programs.postgres, ['--version'], { cwd: '/' })
  if (!stdout.includes(` ${major}.`))
    throw new BackupTrouble(`${from} was made by Postgres ${major}, and this is ${stdout.trim()}.`)
  return note
}

function noteIn(text: string): BackupNote | undefined {
  try {
    const note = JSON.parse(text) as Partial<BackupNote>
    return note.hearline === 'backup' && typeof note.at === 'string' ? (note as BackupNote) : undefined
  } catch {
    return undefined
  }
}
