import { spawn } from 'node:child_process'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { childEnvironment, root } from './root.ts'

/** A long-running part, its output in a file. */
export type Child = {
  readonly name: string
  readonly pid: number
  /** Resolves with a sentence when the process ends, asked or not. */
  readonly ended: Promise<string>
  /** SIGTERM, and SIGKILL for whoever takes longer than `patience`. */
  stop(): Promise<void>
  /** The last lines it wrote. */
  lastWords(): Promise<string>
}

/** The hub may take 30 s to drain. */
const PATIENCE_MS = 35_000

/** Runs a TypeScript file as a part of the demo. */
export async function startChild(name: string, script: string, env: NodeJS.ProcessEnv, log: string): Promise<Child> {
  await mkdir(dirname(log), { recursive: true })
  const output = await open(log, 'w', 0o600)
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: root,
    env: childEnvironment(env),
    detached: true, // Ctrl-C is for this command alone, which then stops its parts in order
    stdio: ['ignore', output.fd, output.fd],
  })
  const lastWill = () => child.kill('SIGTERM')
  process.once('exit', lastWill)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`${name} could not be run: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`${name} ended (${signal ?? `exit code ${code ?? 0}`})`))
  }).finally(() => process.off('exit', lastWill))
  await output.close()
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      await ended
      clearTimeout(late)
    },
    lastWords: async () => (await readFile(log, 'utf8')).trim().split('\n').slice(-15).join('\n'),
  }
}

/** Runs a program to its end without a word; its output is the error when it fails. */
export async function runQuietly(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(program, args, { cwd: root, env: childEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ending = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : (signal ?? `exit code ${code ?? 0}`)))
  })
  if (ending) throw new Error(`${[program, ...args].join(' ')} failed (${ending})\n${output.trim()}`)
  return output
}
