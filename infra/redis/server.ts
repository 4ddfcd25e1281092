import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '@hearline/store/embedded'

export type RedisServer = {
  /** redis://127.0.0.1:<port> */
  readonly url: string
  readonly port: number
  readonly pid: number
  /** SIGKILL is a crash; a SIGSTOP is sent to `pid`. Start again on the same `port` to bring it back. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts the `redis-server` of this machine on 127.0.0.1, without persistence; on a free port when none is given. */
export async function startRedis(options: { port?: number } = {}): Promise<RedisServer> {
  const port = options.port ?? (await freePort())
  const dir = await mkdtemp(join(tmpdir(), 'hearline-redis-'))
  const flags = { port, bind: '127.0.0.1', dir, save: '', appendonly: 'no', daemonize: 'no' }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lastWill = () => child.kill('SIGKILL')
  process.once('exit', lastWill)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(explain(error)))
    child.once('exit', (code, signal) => resolve(`redis-server ended (${signal ?? `exit code ${code ?? 0}`})`))
  }).finally(() => {
    process.off('exit', lastWill)
    return rm(dir, { recursive: true, force: true })
  })
  const said: string[] = []
  const ready = new Promise<'ready'>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (line.includes('Ready to accept connections')) resolve('ready')
    })
  })
  const outcome = await Promise.race([ready, ended])
  if (outcome !== 'ready') throw new Error([outcome, ...said.slice(-5)].join('\n'))
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    pid: child.pid ?? 0,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}

function explain(error: NodeJS.ErrnoException): string {
  if (error.code !== 'ENOENT') return `redis-server could not be run: ${error.message}`
  return 'redis-server is not on the PATH: install it (Debian: apt-get install redis-server, macOS: brew install redis)'
}
