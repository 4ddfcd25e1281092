import { mkdir } from 'node:fs/promises'
import { announceLeaving, claim, release } from '@hearline/store/embedded'
import { startDemo, type Part } from './demo.ts'
import { launcherGone } from './launcher.ts'
import { startProgress } from './progress.ts'
import { readSettings, type Settings } from './settings.ts'

/** `pnpm start`: a city hotline on a busy day, on this machine. */
const parts: Part[] = []
let held: string | undefined
let stopping: Promise<void> | undefined

const stop = () =>
  (stopping ??= (async () => {
    if (held) await announceLeaving(held)
    for (const part of parts.toReversed()) {
      console.log(`Stopping ${part.name}`)
      await part.stop()
    }
    if (held) await release(held)
  })())

const leave = () => {
  if (stopping) return
  console.log('')
  void stop().then(() => process.exit(0))
}

// npx and pnpm pass on what the terminal has sent as well, so a second signal is no sign of impatience
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, leave)
}
void launcherGone().then(leave)

try {
  const settings = readSettings(process.env)
  const { dataDir } = settings
  await mkdir(dataDir, { recursive: true, mode: 0o755 })
  await claim(dataDir)
  held = dataDir
  const { died } = await startDemo(settings, startProgress(6), parts)
  welcome(settings)
  const words = await died
  if (!stopping) throw new Error(words)
} catch (error) {
  if (!stopping) {
    console.error(`\nHearline stops: ${error instanceof Error ? error.message : String(error)}\n`)
    await stop()
    process.exit(1)
  }
}

function welcome({ url, dataDir }: Settings): void {
  console.log(`
  Hearline is open at ${url}

  Sign in as   op1700    an operator: go ready and the telephone rings
               lead001   a shift lead
               manager   the manager on duty
  Password     hearline-demo

  Logs and data are in ${dataDir}; Ctrl-C stops, the next start finds the data again.
`)
}
