import { commandRefusals, generalRefusals } from '@hearline/protocol'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const console = new URL('../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, console), 'utf8')
const messages = (language: string) => {
  const { $schema: _, ...rest } = JSON.parse(read(`messages/${language}.json`)) as Record<string, string>
  return rest
}
const zh = messages('zh')
const en = messages('en')
const sources = readdirSync(new URL('src', console), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.includes('paraglide') && !path.endsWith('.test.ts'))
  .map((path) => read(`src/${path}`))
  .join('\n')

test('both languages say the same things', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh))
})

test('both languages fill in the same places', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()
  const differing = Object.keys(zh).filter((key) => places(zh[key]!).join() !== places(en[key]!).join())
  expect(differing).toEqual([])
})

test('nothing is left untranslated and nothing is empty', () => {
  const same = Object.keys(zh).filter((key) => zh[key] === en[key] || !zh[key]?.trim() || !en[key]?.trim())
  expect(same).toEqual(['product', 'queue_service_level'])
})

test('each message is used, and each one used exists', () => {
  const used = new Set([...sources.matchAll(/\bm\.([a-z0-9_]+)\b/g)].map((match) => match[1]!))
  expect(Object.keys(zh).filter((key) => !used.has(key))).toEqual([])
  expect([...used].filter((key) => !(key in zh))).toEqual([])
})

test('every refusal of the protocol is explained in both languages', () => {
  const codes = new Set([...Object.keys(generalRefusals), ...Object.values(commandRefusals).flat(), 'offline'])
  const keys = [...codes].map((code) => `refusal_${code.replaceAll('-', '_')}`)
  expect(keys.filter((key) => !zh[key] || !en[key])).toEqual([])
})
