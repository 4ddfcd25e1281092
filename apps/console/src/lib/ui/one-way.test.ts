import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const src = new URL('../../', import.meta.url)
const own = /^lib[/\\]ui[/\\]/
const elsewhere = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.svelte') && !own.test(path),
)

/** What a component of `ui` is for, and what it is made of. */
const ways = {
  Table: /<table\b|role="(grid|table)"/,
  Input: /<(input|textarea)\b/,
  Select: /<select\b/,
  Picker: /role="(combobox|listbox|option)"/,
  Dialog: /<dialog\b|role="(alert)?dialog"/,
  Menu: /role="menu/,
  Tabs: /role="tab(list)?"/,
  Choices: /role="radio/,
  KeyHint: /<kbd\b/,
  Tooltip: /role="tooltip"|\btitle=/,
  'a component of ui': /from 'bits-ui'/,
} as const

test.each(Object.entries(ways))('there is one way to draw it: %s', (_, sign) => {
  const others = elsewhere.filter((path) => sign.test(markup(readFileSync(new URL(path, src), 'utf8'))))
  expect(others).toEqual([])
})

/** What the file draws itself: neither its script nor the properties of components. */
const markup = (source: string) =>
  source
    .replace(/<script[^]*?<\/script>/g, (script) => /from 'bits-ui'/.exec(script)?.[0] ?? '')
    .replace(/<[A-Z]\w*\b(?:[^>{]|\{(?:[^{}]|\{[^}]*\})*\})*>/g, '')

test('sizes are rem, so that text can be scaled', () => {
  const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.svelte'))
  const fixed = all.filter((path) =>
    /\b(text|[wh]|min-[wh]|max-[wh]|grid-cols|leading)-\[\d+px/.test(readFileSync(new URL(path, src), 'utf8')),
  )
  expect(fixed).toEqual([])
})
