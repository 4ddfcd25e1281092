import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { browser } from '../commands/needs.ts'
import { childEnvironment, root, tool } from '../commands/root.ts'
import type { Amount } from './amount.ts'
import type { Bench } from './figure.ts'

/** What it costs to write a ticket, and what the page costs the machine, in a browser on the whole of Hearline. */
export const desk: Bench<Amount> = {
  name: 'desk',
  about: 'a standard ticket by real keystrokes; main-thread time under news; JavaScript of the first load, in gzip',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'hearline-bench-'))
    const file = join(folder, 'desk.json')
    try {
      const chromium = await browser()
      await inConsole(tool('playwright', 'apps/console'), ['test'], {
        BENCH: file,
        ...(chromium ? { CHROMIUM: chromium } : {}),
      })
      const written = JSON.parse(await readFile(file, 'utf8')) as Amount[]
      const loaded = await inConsole(process.execPath, ['bench/first-load.ts', '--json'], {})
      // what the build says comes before
      const { total, parts } = JSON.parse(loaded.trim().split('\n').at(-1) ?? '') as {
        total: number
        parts: [owner: string, bytes: number][]
      }
      const size = (under: string, bytes: number) => ({ what: 'first load', under, amount: bytes / 1024, unit: 'KB' })
      return [...written, size('all', total), ...parts.map(([owner, bytes]) => size(owner, bytes))]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** Runs a program in the console's room; resolves with what it wrote. */
async function inConsole(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(program, args, {
    cwd: join(root, 'apps/console'),
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const [said, code] = await Promise.all([text(child.stdout), ended])
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said}`)
  return said
}
