import { readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

type Owner = { pid: number; mark: string; leaving?: true }

/** Raised when another living process works on the same folder. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

/** Marks the folder as this process's; waits for one that is leaving and refuses while another living process holds it. */
export async function claim(folder: string): Promise<void> {
  let holder = await owner(folder)
  while (holder?.leaving) {
    await pause(100)
    holder = await owner(folder)
  }
  if (holder) {
    throw new FolderInUse(
      `${folder} is in use by process ${holder.pid} (another Hearline, still running). Stop it, or choose another DATA_DIR.`,
    )
  }
  await write(folder, {})
}

/** Tells whoever comes next that this process is about to release the folder. */
export const announceLeaving = (folder: string) => write(folder, { leaving: true })

export async function release(folder: string): Promise<void> {
  await rm(join(folder, 'owner.json'), { force: true })
}

async function write(folder: string, more: Partial<Owner>): Promise<void> {
  const self: Owner = { pid: process.pid, mark: (await processMark(process.pid)) ?? '', ...more }
  const file = join(folder, 'owner.json')
  await writeFile(`${file}.new`, JSON.stringify(self))
  await rename(`${file}.new`, file) // readers never see half of it
}

/** The living process that claimed the folder, if there is one. */
export async function owner(folder: string): Promise<Owner | undefined> {
  try {
    const claimed = JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8')) as Owner
    return (await processMark(claimed.pid)) === claimed.mark ? claimed : undefined
  } catch {
    return undefined
  }
}

/** The pid of the living Postgres that serves this data directory, whatever a left-over postmaster.pid claims. */
export async function livingServer(data: string): Promise<number | undefined> {
  const pid = await recordedPid(data)
  if (pid === undefined || (await processMark(pid)) === undefined) return undefined
  if (process.platform !== 'linux') return pid
  // a pid is soon given to somebody else: only a process that sits in the data directory is its server
  const seat = await readlink(`/proc/${pid}/cwd`).catch(() => '')
  return seat === (await realpath(data)) ? pid : undefined
}

/** The first line of postmaster.pid. */
export async function recordedPid(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 0 ? pid : undefined
}

/** The fourth line of postmaster.pid. */
export async function recordedPort(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return Number(text.split('\n')[3]) || undefined
}

/** What tells a process from a later one with the same pid; undefined when there is none. */
export async function processMark(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
      const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
      const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return state === 'Z' ? undefined : `${boot.trim()} ${rest[18] ?? ''}`
    } catch {
      return undefined
    }
  }
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch {
    return undefined
  }
}
