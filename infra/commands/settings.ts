import { resolve } from 'node:path'
import { root } from './root.ts'

/** What `start` is told by its environment. */
export type Settings = {
  readonly port: number
  readonly host: string
  /** Absolute. */
  readonly dataDir: string
  /** Absent: the embedded Postgres. */
  readonly databaseUrl?: string
  /** Else the console as it was built last. */
  readonly build: boolean
  readonly simulator: boolean
  /** Where a browser or the simulator of this machine finds the hub. */
  readonly url: string
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env['PORT'] || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is "${env['PORT'] ?? ''}", not a port`)
  const host = env['HOST'] || '127.0.0.1'
  const databaseUrl = env['DATABASE_URL']
  return {
    port,
    host,
    dataDir: resolve(root, env['DATA_DIR'] || '.data'),
    ...(databaseUrl ? { databaseUrl } : {}),
    build: env['BUILD'] !== 'off',
    simulator: env['SIM'] !== 'off',
    url: `http://${reachable(host)}:${port}`,
  }
}

function reachable(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', 'localhost'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
