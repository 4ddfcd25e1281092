import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The system user that runs the server, when it is not the one who starts it. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

const NAME = 'postgres'

/** Nobody but root needs an account: Postgres refuses to run as root, so there it runs as `postgres`, made when missing. */
export async function serverAccount(say: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const found = await lookUp()
  if (found) return found
  say(`creating the system user ${NAME}, because Postgres does not run as root`)
  // /usr/sbin is often missing from the PATH of a bare environment
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin` }
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME], { env })
  const made = await lookUp()
  if (!made) throw new Error(`could not create the system user ${NAME}: start as an ordinary user instead of root`)
  return made
}

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])])
    return { name: NAME, uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** Spawn options that make a child run as `account`. */
export const as = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})
