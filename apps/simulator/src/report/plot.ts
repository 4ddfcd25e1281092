import { clockTime } from './words.ts'

export type Line = { name: string; colour: string; values: readonly (number | undefined)[] }

const [width, height, left, bottom, top] = [900, 220, 46, 24, 10]

/** Lines over the quarters of a day as a figure of its own; what is unknown is a gap. `from` gives the second of each value. */
export function plot(title: string, from: readonly number[], lines: readonly Line[], unit = ''): string {
  const most = niceAbove(Math.max(1e-9, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))))
  const x = (n: number) => left + ((width - left - 8) * n) / Math.max(1, from.length - 1)
  const y = (value: number) => top + (height - top - bottom) * (1 - value / most)
  const every = Math.max(1, Math.ceil(from.length / 12))
  const rules = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = y(share * most).toFixed(1)
    return `<line class="rule" x1="${left}" x2="${width - 8}" y1="${at}" y2="${at}"/><text x="${left - 6}" y="${at}" dy="4" text-anchor="end">${tidy(share * most)}${unit}</text>`
  })
  const hours = from.flatMap((second, n) =>
    n % every === 0
      ? [`<text x="${x(n).toFixed(1)}" y="${height - 6}" text-anchor="middle">${clockTime(second)}</text>`]
      : [],
  )
  const paths = lines.map(
    ({ name, colour, values }) =>
      `<path class="${colour}" d="${pathOf(values, x, y)}"><title>${escape(name)}</title></path>`,
  )
  const names = lines.map(({ name, colour }) => `<span class="${colour}">${escape(name)}</span>`).join(' ')
  return `<figure><figcaption><b>${escape(title)}</b> ${names}</figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">${[...rules, ...hours, ...paths].join('')}</svg></figure>`
}

function pathOf(values: Line['values'], x: (n: number) => number, y: (value: number) => number): string {
  let pen = 'M'
  return values
    .flatMap((value, n) => {
      const step = pen
      pen = value === undefined ? 'M' : 'L'
      return value === undefined
        ? []
        : [
            // a value with none beside it is a dot
            `${step}${x(n).toFixed(1)} ${y(value).toFixed(1)}${step === 'M' ? 'h0' : ''}`,
          ]
    })
    .join('')
}

/** The next of 1, 2, 5 times a power of ten. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find((step) => step * power >= value * (1 - 1e-9)) ?? 10) * power
}

const tidy = (value: number): string => String(Number(value.toPrecision(3)))
export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? '&quot;')
