import { clockTime } from './words.ts'

/** A stretch of the day with a name of its own, seconds of the day: a storm, an outage. */
export type Span = { name: string; from: number; to: number }

export const width = 560
export const height = 230
export const margin = { left: 66, right: 10, top: 28, bottom: 24 }
const quarter = 900

/** Colour and dash of one series, so that a print in black tells them apart too. */
export type Tone = 'one' | 'two' | 'three' | 'four' | 'five'

/** A chart as a figure of its own: its title, what its tones mean, and the drawing. */
export function figure(
  { title, about, filled = false }: { title: string; about: string; filled?: boolean },
  names: readonly { name: string; tone: Tone }[],
  drawing: readonly string[],
): string {
  const mark = (tone: Tone) =>
    filled ? `<rect class="bar ${tone}" width="14" height="10"/>` : `<path class="${tone}" d="M1 5H21"/>`
  const legend = names.map(
    ({ name, tone }) =>
      `<span><svg class="swatch" viewBox="0 0 22 10" aria-hidden="true">${mark(tone)}</svg>${escape(name)}</span>`,
  )
  return (
    `<figure><figcaption><b>${escape(title)}</b><span class="legend">${legend.join('')}</span>` +
    `<small>${escape(about)}</small></figcaption>` +
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">${drawing.join('')}</svg></figure>`
  )
}

/** Horizontal rules at quarters of the most, each with its value. `most` is a round number. */
export function rules(most: number, unit: string): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => {
      const at = yOf(share * most, most).toFixed(1)
      return (
        `<line class="rule" x1="${margin.left}" x2="${width - margin.right}" y1="${at}" y2="${at}"/>` +
        `<text x="${margin.left - 6}" y="${at}" dy="4" text-anchor="end">${tidy(share * most)}${unit}</text>`
      )
    })
    .join('')
}

export const yOf = (value: number, most: number): number =>
  margin.top + (height - margin.top - margin.bottom) * (1 - value / most)

/** The day as it lies along a chart: whole quarters of an hour, their clock, and what was special. */
export function timeline(from: readonly number[], spans: readonly Span[]) {
  const start = from[0] ?? 0
  const end = (from.at(-1) ?? 0) + quarter
  const x = (second: number) =>
    margin.left +
    ((width - margin.left - margin.right) * (Math.min(end, Math.max(start, second)) - start)) / (end - start)
  const step = [900, 1800, 3600, 7200, 10_800, 14_400].find((each) => (end - start) / each <= 8) ?? 21_600
  const first = Math.ceil(start / step) * step
  const marks = Array.from({ length: Math.floor((end - first) / step) + 1 }, (_, n) => first + n * step)
  const clock = marks.map((second) => {
    const anchor = second >= end ? 'end' : 'middle'
    return `<text x="${x(second).toFixed(1)}" y="${height - 7}" text-anchor="${anchor}">${second === 86_400 ? '24:00' : clockTime(second)}</text>`
  })
  const seen = spans.filter((span) => span.to > start && span.from < end).toSorted((a, b) => a.from - b.from)
  const bands = seen.map((span, n) => {
    // what is over in a minute is still seen
    const wide = Math.max(2, x(span.to) - x(span.from))
    const [left, top] = [x(span.from).toFixed(1), margin.top]
    // names side by side would lie upon each other
    const row = n % 2 === 0 ? 4 : 15
    return (
      `<rect class="band" x="${left}" y="${top}" width="${wide.toFixed(1)}" height="${height - top - margin.bottom}">` +
      `<title>${escape(span.name)}, ${clockTime(span.from)}–${clockTime(span.to)}</title></rect>` +
      `<text x="${left}" y="${top - row}">${escape(span.name)}</text>`
    )
  })
  return {
    /** In the middle of a quarter. */
    x: (second: number) => x(second + quarter / 2),
    below: [...bands, ...clock].join(''),
    /** A column a quarter, which says its figures to whoever points at it. */
    columns: (words: (n: number) => string) =>
      from
        .map((second, n) => {
          const wide = (x(second + quarter) - x(second)).toFixed(1)
          const at = `x="${x(second).toFixed(1)}" y="${margin.top}" width="${wide}" height="${height - margin.top - margin.bottom}"`
          return `<rect class="column" ${at}><title>${clockTime(second)} ${escape(words(n))}</title></rect>`
        })
        .join(''),
  }
}

/** The next of 1, 2, 4, 5, 6, 8 times a power of ten. */
export function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 4, 5, 6, 8, 10].find((step) => step * power >= value * (1 - 1e-9)) ?? 10) * power
}

export const tidy = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en')
export const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? '&quot;')
