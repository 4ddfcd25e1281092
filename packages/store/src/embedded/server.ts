import { spawn } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { as, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { livingServer, recordedPid } from './owner.ts'

/** fast: roll back and write everything down; immediate: as after a power cut, the next start recovers. */
export type StopMode = 'fast' | 'immediate'

/** One running postmaster. `ended` resolves with a sentence when it ends, asked or not. */
export type Server = { readonly pid: number; readonly ended: Promise<string>; stop(mode: StopMode): Promise<void> }

export type ServerOptions = {
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly data: string
  readonly log: string
  readonly port: number
  readonly settings: Readonly<Record<string, string | number>>
}

const SIGNAL = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

/** How long a start may take, crash recovery included. */
const START_MS = 120_000

/** How long a fast stop may take before it becomes an immediate one. */
const STOP_MS = 20_000

/** Starts the server and waits until it accepts connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  await clearWay(options.data)
  const giveUp = performance.now() + START_MS
  for (;;) {
    const { server, words } = await attempt(options, giveUp)
    if (server) return server
    // backends of a killed server take a moment to notice; until then its shared memory is in use
    if (!words.includes('pre-existing shared memory') || performance.now() > giveUp) {
      throw new Error(`Postgres did not start (log: ${options.log}):\n${words}`)
    }
    await pause(200)
  }
}

async function attempt(options: ServerOptions, giveUp: number): Promise<{ server?: Server; words: string }> {
  const { binaries, account, data, port, settings } = options
  const log = await open(options.log, 'a', 0o600)
  const before = (await log.stat()).size
  const set = Object.entries({ ...settings, port, listen_addresses: '127.0.0.1', unix_socket_directories: '' })
  const child = spawn(binaries.postgres, ['-D', data, ...set.flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    ...as(account),
    cwd: data,
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    detached: true, // Ctrl-C in a terminal reaches the whole group, and the hub must drain before Postgres stops
    stdio: ['ignore', log.fd, log.fd],
  })
  // when this process ends first, ready or not
  const lastWill = () => child.kill('SIGINT')
  process.once('exit', lastWill)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`Postgres could not be run: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`Postgres ended (${signal ?? `exit code ${code ?? 0}`})`))
  })
  await log.close()
  let ending: string | undefined
  void ended.then((words) => {
    ending = words
    process.off('exit', lastWill)
  })
  while (ending === undefined && performance.now() < giveUp) {
    if (await ready(data, child.pid)) return { server: running(child.pid ?? 0, ended), words: '' }
    await pause(20)
  }
  child.kill('SIGQUIT')
  const written = (await readFile(options.log)).subarray(before).toString()
  return { words: `${ending ?? 'no answer in time'}\n${written.trim().split('\n').slice(-12).join('\n')}` }
}

/** Postgres writes its state into the eighth line of postmaster.pid. */
async function ready(data: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function running(pid: number, ended: Promise<string>): Server {
  return {
    pid,
    ended,
    async stop(mode) {
      signal(pid, SIGNAL[mode])
      const late = setTimeout(() => signal(pid, 'SIGQUIT'), STOP_MS)
      await ended
      clearTimeout(late)
    },
  }
}

/** Ends the orphan of an earlier run and removes a pid file that names somebody else's process. */
async function clearWay(data: string): Promise<void> {
  const orphan = await livingServer(data)
  if (orphan !== undefined) return stopOrphan(data, orphan)
  const pid = await recordedPid(data)
  // a dead pid is left to Postgres, which then also looks for backends that outlived it
  if (pid === undefined || isAlive(pid)) await rm(join(data, 'postmaster.pid'), { force: true })
}

/** Stops a server that outlived the process which started it. */
export async function stopOrphan(data: string, pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  const giveUp = performance.now() + STOP_MS
  while ((await livingServer(data)) === pid) {
    if (performance.now() > giveUp) throw new Error(`Postgres (process ${pid}) holds ${data} and does not stop`)
    await pause(50)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // already gone
  }
}
