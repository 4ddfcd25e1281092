import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { as, type Account } from './account.ts'

const run = promisify(execFile)

/** Where data and programs go when the server's account cannot reach the clone. */
export const FALLBACK = '/var/lib/hearline'

const NOTE = 'moved-to'

/** Where an earlier start had to put the data of this folder; empty when it is in there. */
export const movedTo = async (wanted: string): Promise<string> =>
  (await readFile(join(wanted, NOTE), 'utf8').catch(() => '')).trim()

/**
 * A folder the server's account may write in: the wanted one, or else (a clone under a home folder of mode 700) a new one
 * under FALLBACK. The wanted folder then keeps a note that says where, so that the next start finds the same data, and
 * whoever deletes the wanted folder starts afresh.
 */
export async function place(
  wanted: string,
  account: Account | undefined,
  say: (line: string) => void,
): Promise<string> {
  await openFolder(wanted)
  if (!account) return wanted
  const note = join(wanted, NOTE)
  const moved = await movedTo(wanted)
  if (moved && (await writable(moved, account))) return moved
  if (await writable(wanted, account)) return wanted
  await mkdir(FALLBACK, { recursive: true, mode: 0o755 })
  const folder = await mkdtemp(join(FALLBACK, 'data-'))
  if (!(await writable(folder, account))) {
    throw new Error(`the user ${account.name} can write neither in ${wanted} nor in ${folder}: choose another DATA_DIR`)
  }
  await writeFile(note, `${folder}\n`)
  say(`the user ${account.name} cannot reach ${wanted}: the database lives in ${folder}`)
  return folder
}

/** Makes the folder and its missing parents passable for others, whatever the umask says. */
async function openFolder(folder: string): Promise<void> {
  if (await stat(folder).catch(() => undefined)) return
  await openFolder(dirname(folder))
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

async function writable(folder: string, account: Account): Promise<boolean> {
  try {
    await chown(folder, account.uid, account.gid)
    const probe = 'cd "$1" && : > .probe && rm .probe'
    await run('/bin/sh', ['-c', probe, 'sh', folder], { ...as(account), cwd: '/' })
    return true
  } catch {
    return false
  }
}
