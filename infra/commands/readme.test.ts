import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './root.ts'

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
const once = (names: string[]): string[] => [...new Set(names)].toSorted()

const readme = textOf('README.md') + textOf('apps/simulator/README.md')
const readers = globSync(
  [
    'apps/hub/src/env.ts',
    'apps/simulator/src/{settings,records/record}.ts',
    '{infra,packages/store/src}/commands/*.ts',
  ],
  { cwd: root, exclude: ['**/*.test.ts'] },
)
/** Set by the system, and by pnpm. */
const given = ['PATH', 'INIT_CWD']

test('the README names every command there is, and no other', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  expect(once(found(readme, /`pnpm ([\w:]+)/g))).toEqual(Object.keys(scripts).toSorted())
})

test('the README names every variable that is read, and no other', () => {
  const code = readers.map(textOf).join('\n')
  // of process.env, and of the schemas of hub and simulator
  const read = [
    ...found(code, /\benv\['(\w+)'\]/g),
    ...found(code, /^ {2}([A-Z_]+): (?:z|secret|dataKey|oneOrZero)\b/gm),
  ]
  const named = found(readme, /`([A-Z][A-Z_]+)(?:=\w+)?`/g)
  expect(once(named)).toEqual(once(read).filter((name) => !given.includes(name)))
})
