import { BadEnvironment, loadEnv, type Env } from './env.ts'
import { startHub, type Hub } from './hub.ts'
import { openLog } from './log.ts'

/** SIGTERM drains; whatever still hangs after this is given up, in ms. */
const LEAVE_MS = 25_000
/** The same after a bug: pages are sent elsewhere, but nobody knows what else is broken. */
const FALL_MS = 5_000

const env = readEnv()
const log = openLog(env.logLevel)
let hub: Hub | undefined = undefined
let isFalling = false
process.on('uncaughtException', fall)
process.on('unhandledRejection', fall)

hub = await startHub(env, log)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave(signal))

async function leave(signal: string): Promise<void> {
  log.info({ signal }, 'the hub leaves')
  setTimeout(() => process.exit(1), LEAVE_MS).unref()
  await hub?.stop()
  process.exit(isFalling ? 1 : 0)
}

/** A bug: it is told, the pages are asked to go elsewhere, and the process ends, for whoever watches over it to start it anew. */
function fall(error: unknown): void {
  log.fatal({ err: error }, isFalling ? 'another bug while the hub falls' : 'a bug ends the hub')
  if (isFalling) return
  isFalling = true
  setTimeout(() => process.exit(1), FALL_MS)
  const left = hub === undefined ? Promise.resolve() : hub.stop()
  left.catch(() => undefined).finally(() => process.exit(1))
}

function readEnv(): Env {
  try {
    return loadEnv(process.env)
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error
    process.stderr.write(`The hub cannot start.\n${error.message}\n`)
    process.exit(2)
  }
}
