import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { browser } from '../commands/needs.ts'
import { childEnvironment, root, tool } from '../commands/root.ts'
import type { Amount } from './amount.ts'

/** Measures in a browser on the whole of Hearline. @param spec which of the console's files, by the end of its path */
export async function inBrowser(spec: string): Promise<Amount[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hearline-bench-'))
  const file = join(folder, 'amounts.json')
  try {
    const chromium = await browser()
    await inConsole(tool('playwright', 'apps/console'), ['test', spec], {
      BENCH: file,
      ...(chromium ? { CHROMIUM: chromium } : {}),
    })
    return JSON.parse(await readFile(file, 'utf8')) as Amount[]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a program in the console's room; resolves with what it wrote. */
export async function inConsole(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
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
