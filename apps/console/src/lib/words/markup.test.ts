import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'svelte/compiler'
import { expect, test } from 'vitest'

const src = new URL('../../', import.meta.url)
const components = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.svelte'))
const spoken = new Set(['title', 'alt', 'placeholder', 'aria-label', 'label', 'text'])

/** Every text in the markup that a person would read. */
function texts(node: unknown, attribute?: string): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => texts(each, attribute))
  if (typeof node !== 'object' || node === null) return []
  const { type, name, data, ...rest } = node as { type?: string; name?: string; data?: string }
  if (type === 'Text') return attribute === undefined || spoken.has(attribute) ? [data ?? ''] : []
  return texts(Object.values(rest), type === 'Attribute' || type === 'StyleDirective' ? name : attribute)
}

test.each(components)('%s takes its words from the message files', (path) => {
  const tree = parse(readFileSync(new URL(path, src), 'utf8'), { modern: true })
  expect(texts(tree.fragment).filter((text) => /\p{L}/u.test(text))).toEqual([])
})
