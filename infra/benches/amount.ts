/** One line of a bench that is no duration of many rounds: so much of something. */
export type Amount = { readonly what: string; readonly under: string; readonly amount: number; readonly unit: string }

/** Lines of equal columns; small amounts with one decimal more. */
export function list(amounts: readonly Amount[]): string {
  const cells = amounts.map(({ what, under, amount, unit }) => {
    const digits = Number.isInteger(amount) ? 0 : Math.abs(amount) < 10 ? 2 : 1
    return [what, under, amount.toFixed(digits), unit] as const
  })
  const width = (column: 0 | 1 | 2) => Math.max(0, ...cells.map((row) => row[column].length))
  const [what, under, amount] = [width(0), width(1), width(2)]
  return cells
    .map((row) => `${row[0].padEnd(what)}  ${row[1].padEnd(under)}  ${row[2].padStart(amount)} ${row[3]}`.trimEnd())
    .join('\n')
}
