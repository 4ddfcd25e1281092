import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Check } from './checks.ts'
import { seconds, type Progress } from './progress.ts'
import { childEnvironment, root, tool } from './root.ts'

/** How one check ended; ms is its duration. */
export type Outcome = { readonly name: string; readonly passed: boolean; readonly ms: number }

/** Runs the tool in front of whoever watches. */
export async function runCheck(check: Check, progress: Progress, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const began = performance.now()
  const passed = await progress.step(`${check.name} (${check.tool})`, () =>
    runLoudly(tool(check.tool, check.room), check.args, env, check.room),
  )
  if (!passed) progress.say('FAILED')
  return { name: check.name, passed, ms: performance.now() - began }
}

/** Runs a program to its end on this terminal; true when it succeeded. */
export function runLoudly(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  room = '',
): Promise<boolean> {
  const child = spawn(program, args, { cwd: join(root, room), env: childEnvironment(env), stdio: 'inherit' })
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(false)
    })
    child.once('exit', (code) => resolve(code === 0))
  })
}

/** The table at the end of a command. */
export function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length))
  return outcomes
    .map(
      ({ name, passed, ms }) => `  ${passed ? 'passed' : 'FAILED'}  ${name.padEnd(width)}  ${seconds(ms).padStart(12)}`,
    )
    .join('\n')
}
