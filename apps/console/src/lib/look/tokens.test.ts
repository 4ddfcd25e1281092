import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8')

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]): [string, string] => [
      name ?? '',
      value ?? '',
    ]),
  )
}

/** Contrast of two colours as WCAG 2 defines it: 1 to 21. */
function contrast(a: string, b: string): number {
  const [bright, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const onPaper = ['ink', 'ink-soft', 'accent', 'ok', 'warn', 'alarm', 'held']
const light = tokens(':root')
const dark = { ...light, ...tokens(":root[data-theme='dark']") }

/** Words, and the edges of fields and buttons, at least so far from their paper. */
test.each([
  { name: 'light', all: light, words: 4.5, edges: 3 },
  { name: 'dark', all: dark, words: 4.5, edges: 3 },
  { name: 'light, high contrast', all: { ...light, ...tokens(":root[data-contrast='more']") }, words: 7, edges: 4.5 },
  {
    name: 'dark, high contrast',
    all: { ...dark, ...tokens(":root[data-theme='dark'][data-contrast='more']") },
    words: 7,
    edges: 4.5,
  },
])('every colour of $name can be read on ground, panel and tint', ({ all, words, edges }) => {
  const pairs = ['ground', 'panel', 'tint'].flatMap((paper) => [
    ...onPaper.map((ink) => [ink, paper, words] as const),
    ['edge', paper, edges] as const,
  ])
  pairs.push(['on-accent', 'accent', words], ['on-alarm', 'alarm', words])
  expect(pairs.filter(([ink, paper, least]) => contrast(all[ink]!, all[paper]!) < least)).toEqual([])
})
