import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stand } from './hub.ts'

/** Whoever starts again and again starts sooner by it. */
const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/hearline/compiled', import.meta.url))
const MAIN = fileURLToPath(new URL('../../apps/hub/src/testing/claimer.ts', import.meta.url))

/** One answered command of an operator, or the end of a call, as a claimer tells it. */
export type Said = {
  answered?: {
    username: string
    operatorId: string
    name: string
    key: string
    status: number
    body: Record<string, unknown>
    reply: Record<string, unknown>
  }
  over?: { id: string; state: string; outcome: string | null; endedAt: number }
  lost?: string
  level?: number | string
  msg?: string
}

/** Routes as if it were the only one, and plays operators and callers, as a process that may be killed at any moment. */
export type Claimer = {
  kill(): Promise<void>
  start(): void
  /** SIGSTOP, and SIGCONT after so many ms. */
  freeze(ms: number): Promise<void>
}

const alive = new Set<{ kill(signal: 'SIGKILL'): boolean }>()
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')))

/** What it is told by its environment: whose hub it takes itself for, which part of the work is its own. */
export function startClaimer(env: Readonly<Record<string, string>>, hear: (said: Said) => void): Claimer {
  let child: ChildProcessByStdio<null, Readable, Readable>
  let asked = false
  const start = () => {
    asked = false
    const mine = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env['PATH'], DATA_KEY: stand.DATA_KEY, NODE_COMPILE_CACHE, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    alive.add(mine)
    mine.once('exit', (code, signal) => {
      alive.delete(mine)
      if (!asked) hear({ level: 'fatal', msg: `a claimer ended: ${String(code)} ${String(signal)}` })
    })
    createInterface(mine.stdout).on('line', (line) => {
      // the last line of one that was killed may be half of it
      if (line.startsWith('{') && line.endsWith('}')) hear(JSON.parse(line) as Said)
    })
    createInterface(mine.stderr).on('line', (line) => hear({ level: 'error', msg: line }))
    child = mine
  }
  start()
  return {
    start,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      asked = true
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
    async freeze(ms) {
      child.kill('SIGSTOP')
      await wait(ms).finally(() => child.kill('SIGCONT'))
    },
  }
}
