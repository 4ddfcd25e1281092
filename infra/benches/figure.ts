import type { Amount } from './amount.ts'

/** One line of a bench: how long something took, in ms, and how that compares with a bare round trip of the same run. */
export type Figure = {
  readonly what: string
  readonly under: string
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** p50 by the p50 of the bare one; absent for that one itself. */
  readonly ratio?: number
}

/** Something that is measured, and asserts nothing. */
export type Bench<Line = Figure | Amount> = {
  readonly name: string
  readonly about: string
  readonly run: (how: { readonly operators: number; readonly rounds: number }) => Promise<Line[]>
}

export function figureOf(what: string, under: string, times: readonly number[], bare?: Figure): Figure {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
  const figure = { what, under, count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
  return bare === undefined ? figure : { ...figure, ratio: figure.p50 / bare.p50 }
}

/** Lines of equal columns. */
export function table(figures: readonly Figure[]): string {
  const cells = figures.map((one) => [
    one.what,
    one.under,
    String(one.count),
    ...[one.p50, one.p95, one.p99].map((ms) => ms.toFixed(2)),
    one.ratio === undefined ? '' : one.ratio.toFixed(1),
  ])
  const titles = ['ms', '', 'n', 'p50', 'p95', 'p99', '× bare']
  const all = [titles, ...cells]
  const widths = titles.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, n) => (n < 2 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ')
  return all.map((row) => line(row).trimEnd()).join('\n')
}
