import { BadEnvironment, loadEnv, type Env } from './env.ts'
import { startHub } from './hub.ts'
import { openLog } from './log.ts'

/** SIGTERM drains; whatever still hangs after this is given up, in ms. */
const LEAVE_MS = 25_000

const env = readEnv()
const log = openLog(env.logLevel)
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'a bug ends the hub')
  process.exit(1)
})

const hub = await startHub(env, log)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void leave(signal))

async function leave(signal: string): Promise<void> {
  log.info({ signal }, 'the hub leaves')
  setTimeout(() => process.exit(1), LEAVE_MS).unref()
  await hub.stop()
  process.exit(0)
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
