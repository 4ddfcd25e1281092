import { constants } from 'node:fs'
import { chown, copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'

/** Working files that a server makes anew; of most folders only the folder itself is wanted. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const LEFT_OUT = /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label.*)$/

/** Copies the data directory of a server that may be running, without its log of writes; what vanishes meanwhile is passed over. */
export async function copyRunning(from: string, to: string, account: Account | undefined): Promise<void> {
  await copyTree(from, to, account, (name, depth) => {
    // last: it must not be older than the files it speaks of
    if (depth === 1 && name === 'global') return 'last'
    if (LEFT_OUT.test(name)) return 'not'
    return depth === 1 && EMPTIED.has(name) ? 'empty' : 'all'
  })
}

type How = 'all' | 'empty' | 'not' | 'last'

/** Copies a folder of files and folders; `account` owns the copy when it is given. */
export async function copyTree(
  from: string,
  to: string,
  account: Account | undefined,
  how: (name: string, depth: number) => How = () => 'all',
  depth = 1,
): Promise<void> {
  const own = (path: string) => (account ? chown(path, account.uid, account.gid) : Promise.resolve())
  await mkdir(to, { recursive: true, mode: 0o700 })
  await own(to)
  const entries = (await unlessGone(readdir(from, { withFileTypes: true }))) ?? []
  const late = (name: string) => Number(how(name, depth) === 'last')
  for (const entry of entries.sort((a, b) => late(a.name) - late(b.name))) {
    const { name } = entry
    const [source, copy] = [join(from, name), join(to, name)]
    const wanted = how(name, depth)
    if (wanted === 'not') continue
    if (entry.isDirectory()) {
      if (wanted !== 'empty') await copyTree(source, copy, account, how, depth + 1)
      else await mkdir(copy, { mode: 0o700 }).then(() => own(copy))
    } else if (entry.isFile()) {
      const copied = await unlessGone(copyFile(source, copy, constants.COPYFILE_FICLONE).then(() => true))
      if (copied) await own(copy)
    } else throw new Error(`${source} is neither a file nor a folder: the copy would lack what it leads to`)
  }
}

async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
