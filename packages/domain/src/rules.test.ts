import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const rules = numbers(readFileSync(join(import.meta.dirname, '../RULES.md'), 'utf8'), /^- \*\*([A-Z]\d+)\*\*/gm)
const tested = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => numbers(readFileSync(join(import.meta.dirname, file), 'utf8'), /\(\s*['"`]\[([A-Z]\d+)\] /g))

test('every rule has a number of its own', () => {
  expect(rules.length).toBeGreaterThan(0)
  expect(rules).toEqual([...new Set(rules)])
})

test('every rule has a test that carries its number', () => {
  expect(rules.filter((rule) => !tested.includes(rule))).toEqual([])
})

test('every number a test carries is a rule', () => {
  expect(tested.filter((number) => !rules.includes(number))).toEqual([])
})

function numbers(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}
