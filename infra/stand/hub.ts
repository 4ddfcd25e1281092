import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@hearline/store/embedded'
import { until } from './until.ts'

const CLOCK = new URL('./shifted-clock.ts', import.meta.url)
const MAIN = fileURLToPath(new URL('../../apps/hub/src/main.ts', import.meta.url))

/** Secrets of a stand: fixed, for nothing real is behind them. */
export const stand = {
  CTI_KEY: 'stand-switch-key-0123456789abcdef',
  AUTH_SECRET: 'stand-auth-secret-0123456789abcdef',
  DATA_KEY: createHash('sha256').update('a stand').digest('base64'),
}

export type HubOptions = {
  databaseUrl: string
  redisUrl?: string
  speed?: number
  port?: number
  /** How wrong its wall clock goes, in ms; as much the other way after `turnClock`. */
  clockOff?: number
  /** Where else its pages come from. */
  origins?: readonly string[]
  /** A port at which the process can be inspected. */
  inspect?: number
  /** A folder for the profile that it writes when it ends. */
  profile?: string
}

/** One hub as a process of its own, known by its contract only. */
export type Hub = {
  readonly url: string
  readonly pid: number | undefined
  /** Log lines of level error and above, over all lives of this hub. */
  readonly errors: readonly string[]
  /** Ends of the process that nobody asked for. */
  readonly crashes: readonly string[]
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  start(): Promise<void>
  /** Its wrong clock steps to the other side. */
  turnClock(): void
  /** SIGSTOP, and SIGCONT after so many ms: the process stands still and is told nothing. */
  freeze(ms: number): Promise<void>
}

export async function startHub(options: HubOptions): Promise<Hub> {
  const port = options.port ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const errors: string[] = []
  const crashes: string[] = []
  const env = {
    PATH: process.env['PATH'],
    ...stand,
    DEMO: '1',
    PORT: String(port),
    HOST: '127.0.0.1',
    ORIGINS: [url, ...(options.origins ?? [])].join(),
    DATABASE_URL: options.databaseUrl,
    SIM_SPEED: String(options.speed ?? 1),
    LOG_LEVEL: 'warn',
    ...(options.redisUrl ? { REDIS_URL: options.redisUrl } : {}),
    ...(options.clockOff === undefined ? {} : { HEARLINE_CLOCK_OFF: String(options.clockOff) }),
  }
  const nodeArgs = options.inspect === undefined ? [] : [`--inspect=127.0.0.1:${options.inspect}`]
  if (options.profile !== undefined) nodeArgs.push('--cpu-prof', `--cpu-prof-dir=${options.profile}`)
  if (options.clockOff !== undefined) nodeArgs.push('--import', CLOCK.href)
  let child: ChildProcessByStdio<null, Readable, Readable>
  let asked = false
  const start = async () => {
    asked = false
    child = spawn(process.execPath, [...nodeArgs, MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => isError(line) && errors.push(line))
    const mine = child
    const lastWill = () => mine.kill('SIGKILL') // a frozen one hears nothing else
    process.once('exit', lastWill)
    child.once('exit', (code, signal) => {
      process.off('exit', lastWill)
      if (!asked && mine === child)
        crashes.push(`exit ${String(code)} ${String(signal)}: ${errors.slice(-3).join(' | ')}`)
    })
    try {
      await until(async () => crashes.length > 0 || (await fetch(`${url}/readyz`)).ok, 30_000, 'readiness')
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
    if (crashes.length > 0) throw new Error(`hub ended: ${crashes.join('; ')}`)
  }
  await start()
  return {
    url,
    get pid() {
      return child.pid
    },
    errors,
    crashes,
    start,
    turnClock: () => void child.kill('SIGUSR2'),
    async freeze(ms) {
      child.kill('SIGSTOP')
      await wait(ms).finally(() => child.kill('SIGCONT'))
    },
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      asked = true
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

/** Pino writes JSON with `level`; anything else on the streams is a runtime's own complaint. */
function isError(line: string): boolean {
  if (!line.startsWith('{')) return line.trim() !== ''
  const { level } = JSON.parse(line) as { level?: number | string }
  return typeof level === 'number' ? level >= 50 : level === 'error' || level === 'fatal'
}
