import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

/** One thing that is checked: a tool, its arguments, and the room whose tool it is when not the workspace's. */
export type Check = {
  readonly name: string
  readonly tool: string
  readonly args: readonly string[]
  readonly room?: string
}

const cache = (name: string) => ['--cache', `--cache-location=node_modules/.cache/${name}`]

/** Everything that is known without running the program. */
export const checks: readonly Check[] = [
  { name: 'types', tool: 'turbo', args: ['run', 'types', '--ui=stream', '--output-logs=errors-only'] },
  { name: 'lint', tool: 'eslint', args: ['.', '--max-warnings=0', '--concurrency=2', ...cache('eslint/')] },
  { name: 'format', tool: 'prettier', args: ['--check', '--log-level=warn', '.', ...cache('prettier')] },
  { name: 'dead code', tool: 'knip', args: ['--no-progress'] },
  {
    name: 'import ladder',
    tool: 'depcruise',
    args: ['apps', 'packages', 'infra', '--config', '.dependency-cruiser.cjs'],
  },
]

/** Where the reporters of the test tools write what `tally.ts` reads. */
export const reports = {
  vitest: join(root, 'node_modules/.cache/hearline/vitest.json'),
  playwright: join(root, 'node_modules/.cache/hearline/playwright.json'),
}

/** The tests of a run, in order; browser tests where the console has them. */
export function suites(): readonly (Check & { readonly kind: keyof typeof reports })[] {
  const vitest = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.vitest}`]
  const room = 'apps/console'
  const browser = {
    kind: 'playwright',
    name: 'browser',
    tool: 'playwright',
    room,
    args: ['test', '--reporter=list,json'],
  } as const
  const unit = { kind: 'vitest', name: 'unit and integration', tool: 'vitest', args: vitest } as const
  return existsSync(join(root, room, 'playwright.config.ts')) ? [unit, browser] : [unit]
}
