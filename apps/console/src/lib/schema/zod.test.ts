import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'

type Protocol = Record<string, unknown>
let real: Protocol
let light: Protocol

beforeAll(async () => {
  real = await import('@hearline/protocol')
  vi.resetModules()
  vi.doMock('zod', () => import('./zod.ts'))
  light = await import('@hearline/protocol')
  vi.doUnmock('zod')
  // the next file in this process is to have the protocol of all others again
  vi.resetModules()
})

/** What a page reads: rows, news, replies, lists. Names as the protocol exports them. */
const read = [
  'row',
  'watchReply',
  'plainReply',
  'refusalBody',
  'me',
  'categories',
  'places',
  'hotlines',
  'ticketWhole',
  'ticketPage',
  'ownCategories',
  'snippets',
  'people',
  'similarTickets',
  'callerHistory',
  'callWhole',
]

type Json = { [key: string]: unknown; properties?: Record<string, Json>; items?: Json; anyOf?: Json[]; oneOf?: Json[] }

const texts: Record<string, string> = {
  uuid: '0199b0de-0000-7000-8000-000000000001',
  'date-time': '2026-09-30T17:00:00.000+08:00',
}

const textOf = (pattern = '') => ['12345', 'zh', 'a-1'].find((text) => new RegExp(pattern).test(text))

/** Values of the form, one for each member of a union, with and without what may be left out. */
function samples(form: Json, full: boolean): unknown[] {
  const members = form.anyOf ?? form.oneOf
  if (members) return members.flatMap((member) => samples(member, full))
  if ('const' in form) return [form['const']]
  if (Array.isArray(form['enum'])) return [form['enum'][0]]
  if (form['type'] === 'object') return objects(form, full)
  if (form['type'] === 'array') return [full ? samples(form.items ?? {}, full).slice(0, 2) : []]
  if (form['type'] === 'string')
    return [texts[form['format'] as string] ?? textOf(form['pattern'] as string | undefined)]
  if (form['type'] === 'integer' || form['type'] === 'number') return [1]
  if (form['type'] === 'boolean') return [true]
  if (form['type'] === 'null') return [null]
  return [{ any: 'thing' }]
}

function objects(form: Json, full: boolean): unknown[] {
  const needed = (form['required'] ?? []) as string[]
  const names = Object.keys(form.properties ?? {}).filter((name) => full || needed.includes(name))
  const each = names.map((name) => ({ name, values: samples(form.properties?.[name] ?? {}, full) }))
  const longest = Math.max(1, ...each.map(({ values }) => values.length))
  return Array.from({ length: longest }, (_, n) =>
    Object.fromEntries(each.map(({ name, values }) => [name, values[n % values.length]])),
  )
}

/** The value with one part of it wrong, missing or too much, one after the other, at any depth. */
function* spoiled(value: unknown): Generator {
  yield* [null, undefined, 0.5, -1, '', 'x', true, [], {}]
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    const { [name]: _, ...without } = value as Record<string, unknown>
    if (!Array.isArray(value)) yield without
    for (const wrong of spoiled(part))
      yield Array.isArray(value) ? value.with(Number(name), wrong) : { ...value, [name]: wrong }
  }
  if (!Array.isArray(value)) yield { ...value, more: 'than asked for' }
}

type Checks = { safeParse(value: unknown): { success: boolean; data?: unknown } }

test.each(read)('%s is read as zod reads it', (name) => {
  const [exact, small] = [real[name] as z.ZodType & Checks, light[name] as Checks]
  expect(exact).toBeInstanceOf(z.ZodType)
  expect(small).not.toBeInstanceOf(z.ZodType)
  const form = z.toJSONSchema(exact, { io: 'input', unrepresentable: 'any' }) as Json
  const good = [...samples(form, true), ...samples(form, false)]
  let refused = 0
  for (const value of good) {
    expect(exact.safeParse(value).success).toBe(true)
    for (const each of [value, ...spoiled(value)]) {
      const [told, read] = [exact.safeParse(each), small.safeParse(each)]
      if (!told.success) refused++
      expect([read.success, read.data], JSON.stringify(each)).toEqual([told.success, told.data])
    }
  }
  expect(refused).toBeGreaterThan(5)
})

test('what a page hears over its socket is read as zod reads it', () => {
  const [exact, small] = [real['toConsole'], light['toConsole']] as Record<string, Checks>[]
  const at = texts['date-time']
  const heard: Record<string, unknown> = {
    news: { topic: 'desk', epoch: 'e', seq: 1, at, rows: [], gone: [{ kind: 'call', id: 'c', version: 1 }] },
    tick: { at, asOf: at, dataEpoch: 'd', nonce: 'n', heads: { desk: { epoch: 'e', seq: 2 } } },
    unwatched: { topic: 'desk', reason: 'gone' },
    evicted: { reason: 'by-lead', by: 'lead001' },
    drain: { afterMs: 5 },
  }
  expect(Object.keys(heard)).toEqual(Object.keys(exact ?? {}))
  for (const [event, body] of Object.entries(heard))
    for (const each of [body, ...spoiled(body)]) {
      const [told, read] = [exact?.[event]?.safeParse(each), small?.[event]?.safeParse(each)]
      expect([read?.success, read?.data], JSON.stringify(each)).toEqual([told?.success, told?.data])
    }
})
