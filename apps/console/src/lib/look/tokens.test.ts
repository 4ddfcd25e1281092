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

test.each([':root', ":root[data-theme='dark']"])(
  'every colour of %s can be read on ground, panel and tint',
  (theme) => {
    const all = tokens(theme)
    const pairs = ['ground', 'panel', 'tint'].flatMap((paper) => onPaper.map((ink) => [ink, paper] as const))
    pairs.push(['on-accent', 'accent'], ['on-alarm', 'alarm'])
    const weak = pairs.filter(([ink, paper]) => contrast(all[ink]!, all[paper]!) < 4.5)
    expect(weak).toEqual([])
  },
)
