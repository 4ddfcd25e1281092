import { readFileSync } from 'node:fs'

/** One line of a data file by column name; empty when a cell is. */
export type Row<Column extends string> = Readonly<Record<Column, string>>

/** Reads a tab-separated file of `packages/store/data` whose first line names the columns. */
export function readRows<Column extends string>(file: string, columns: readonly Column[]): Row<Column>[] {
  const text = readFileSync(new URL(`../../data/${file}.tsv`, import.meta.url), 'utf8')
  const [head = '', ...lines] = text.trimEnd().split('\n')
  if (head !== columns.join('\t')) throw new Error(`${file}.tsv should have the columns ${columns.join(', ')}`)
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? ''])) as Row<Column>
  })
}
