import { figure, niceAbove, rules, tidy, timeline, yOf, type Span, type Tone } from './chart.ts'

export type Series = { name: string; tone: Tone; values: readonly (number | undefined)[] }

type Plot = {
  title: string
  about: string
  /** The second of the day at which each value's quarter begins. */
  from: readonly number[]
  spans?: readonly Span[]
  unit?: string
  /** The top of the scale; else what is above all values. */
  most?: number
}

/** Lines over the quarters of a day; what is unknown is a gap. */
export function lines(plot: Plot, series: readonly Series[]): string {
  const { title, about, from, spans = [], unit = '' } = plot
  const values = series.flatMap((one) => one.values.map((value) => value ?? 0))
  const most = plot.most ?? niceAbove(Math.max(1e-9, ...values))
  const time = timeline(from, spans)
  return figure({ title, about }, series, [
    rules(most, unit),
    time.below,
    ...series.map(({ tone, values: own }) => `<path class="${tone}" d="${lineOf(own, from, time.x, most)}"/>`),
    time.columns((n) => series.map((one) => `${one.name} ${told(one.values[n], unit)}`).join(', ')),
  ])
}

/** What several parts add up to, one upon the other; a quarter of which one is unknown is a gap in all. */
export function areas(plot: Plot, series: readonly Series[]): string {
  const { title, about, from, spans = [], unit = '' } = plot
  const known = from.map((_, n) => series.every(({ values }) => values[n] !== undefined))
  const upTo = (level: number) =>
    from.map((_, n) => series.slice(0, level).reduce((sum, { values }) => sum + (values[n] ?? 0), 0))
  const most = plot.most ?? niceAbove(Math.max(1e-9, ...upTo(series.length)))
  const time = timeline(from, spans)
  const shapes = series.map(({ tone }, level) => {
    const [bottom, top] = [upTo(level), upTo(level + 1)]
    const shape = runsOf(known).map((run) => {
      // a run of one quarter is still as wide as one
      const points = run.length === 1 ? [...run, ...run] : run
      const side = points.length === 2 && run.length === 1 ? [-3, 3] : undefined
      const at = (value: number, n: number, k: number) =>
        `${(time.x(from[n] ?? 0) + (side?.[k] ?? 0)).toFixed(1)} ${yOf(value, most).toFixed(1)}`
      const there = points.map((n, k) => at(top[n] ?? 0, n, k))
      const back = points.map((n, k) => at(bottom[n] ?? 0, n, k)).toReversed()
      return `M${[...there, ...back].join('L')}Z`
    })
    return `<path class="area ${tone}" d="${shape.join('')}"/>`
  })
  return figure({ title, about, filled: true }, series.toReversed(), [
    rules(most, unit),
    ...shapes,
    time.below,
    time.columns((n) => series.map((one) => `${one.name} ${told(one.values[n], unit)}`).join(', ')),
  ])
}

const told = (value: number | undefined, unit: string): string => (value === undefined ? '?' : `${tidy(value)}${unit}`)

function lineOf(
  values: Series['values'],
  from: readonly number[],
  x: (second: number) => number,
  most: number,
): string {
  let pen = 'M'
  return values
    .flatMap((value, n) => {
      const step = pen
      pen = value === undefined ? 'M' : 'L'
      if (value === undefined) return []
      // a value with none beside it is a dot
      const dot = step === 'M' ? 'h0' : ''
      return [`${step}${x(from[n] ?? 0).toFixed(1)} ${yOf(Math.min(value, most), most).toFixed(1)}${dot}`]
    })
    .join('')
}

/** The stretches in which all is known, as places. */
function runsOf(known: readonly boolean[]): number[][] {
  const runs: number[][] = []
  for (const [n, is] of known.entries()) {
    if (!is) continue
    if (known[n - 1]) runs.at(-1)?.push(n)
    else runs.push([n])
  }
  return runs
}
