import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stand } from './hub.ts'

const MAIN = fileURLToPath(new URL('../../apps/simulator/src/main.ts', import.meta.url))

/** What the simulator writes down at its end, as far as the promises need it. */
export type Account = {
  complete: boolean
  summary: { offered: number; answered: number; abandoned: number }
  calls: { call: string; endedAt?: string; ending?: string; connections: { operator: string; fence: number }[] }[]
  operators: {
    username: string
    operatorId: string
    answers: { callId: string; fence: number; ticketId: string }[]
    commands: { name: string; key: string; status: number; body: Record<string, unknown>; reply: unknown }[]
  }[]
}

export type Simulation = {
  /** Resolves when that many calls have been offered. */
  offered(calls: number): Promise<void>
  account: Promise<Account>
  kill(): void
}

/**
 * `operators` are as many as the plan needs when absent; `pace` is the calls a second that quiet hours are hurried up to;
 * `transfers` is the share of talks that are passed on.
 */
export type Played = { args: string[]; operators?: number; speed: number; pace?: number; transfers?: number }

export function simulate(hubUrl: string, options: Played): Simulation {
  const { operators, pace, transfers } = options
  const report = join(tmpdir(), `hearline-simulation-${process.pid}-${performance.now()}.json`)
  const child = spawn(process.execPath, [MAIN, ...options.args, '--report', report], {
    env: {
      PATH: process.env['PATH'],
      HUB_URL: hubUrl,
      CTI_KEY: stand.CTI_KEY,
      ...(operators === undefined ? {} : { SIM_OPERATORS: String(operators) }),
      ...(pace === undefined ? {} : { SIM_PACE: String(pace) }),
      ...(transfers === undefined ? {} : { SIM_TRANSFERS: String(transfers) }),
      SIM_SPEED: String(options.speed),
      SIM_SEED: 'an hour',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const listeners = new Set<(offered: number) => void>()
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      said.push(line)
      const offered = /"offered":(\d+)/.exec(line)?.[1]
      if (offered) for (const tell of listeners) tell(Number(offered))
    })
  const account = (async () => {
    const [code] = (await once(child, 'exit')) as [number | null]
    const text = await readFile(report, 'utf8').catch(() => undefined)
    await rm(report, { force: true })
    if (text === undefined) throw new Error(`simulation ended with ${String(code)}:\n${said.slice(-20).join('\n')}`)
    return JSON.parse(text) as Account
  })()
  account.catch(() => undefined) // awaited later; an early end must not end the test's process
  return {
    account,
    kill: () => void child.kill('SIGTERM'),
    offered: (calls) =>
      new Promise((resolve, reject) => {
        listeners.add((offered) => offered >= calls && resolve())
        account.catch(reject)
      }),
  }
}
