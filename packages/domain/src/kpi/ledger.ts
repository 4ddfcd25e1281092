import type { Instant, Millis } from '../ids.ts'
import type { Timings } from '../timings.ts'
import { add, noCounts, type Counted, type Counts } from './counts.ts'
import { contributionsOf, factKey, type Contribution, type Dimension, type Fact } from './fact.ts'
import { intervalEnd, quartersOf, type Grain } from './interval.ts'
import { coarser, inRowOrder, rowKey, type IntervalRow } from './row.ts'

type Cell = {
  readonly head: Pick<IntervalRow, 'grain' | 'start' | 'dimension' | 'id'>
  readonly counts: Counts
  readonly facts: Set<Known>
  readonly waiting: Set<Known>
  /** Undefined when it must be looked for again, because the fact that held it was corrected. */
  longest: Millis | undefined
}
type Known = { readonly fact: Fact; readonly contributions: readonly Contribution[] }

/**
 * The incremental form: takes one fact at a time, late, twice or in any order, and has at every moment the quarters
 * that `recount` would make of all it has heard.
 */
export class Ledger {
  readonly #timings: Timings
  readonly #known = new Map<string, Known>()
  readonly #cells = new Map<string, Cell>()
  #since = -Infinity

  constructor(timings: Timings) {
    this.#timings = timings
  }

  /** Whether it told anything new. */
  apply(fact: Fact): boolean {
    const key = factKey(fact)
    const before = this.#known.get(key)
    if (before && before.fact.version >= fact.version) return false
    if (before) this.#take(before)
    const known = { fact, contributions: contributionsOf(fact, this.#timings) }
    this.#known.set(key, known)
    this.#put(known)
    return true
  }

  rows(): IntervalRow[] {
    return [...this.#cells.values()].map(rowOf).toSorted(inRowOrder)
  }

  /** One quarter; absent when nothing of it is known. */
  row(dimension: Dimension, id: string, start: Instant): IntervalRow | undefined {
    const cell = this.#cells.get(rowKey({ grain: 'quarter', start, dimension, id }))
    return cell && rowOf(cell)
  }

  /** A whole hour or day of one of them; absent when nothing of it is known. */
  sum(of: { dimension: Dimension; id: string; start: Instant }, grain: Grain): IntervalRow | undefined {
    const { dimension, id } = of
    const starts = quartersOf(of.start, intervalEnd(of.start, grain)).map(({ start }) => start)
    return coarser(
      starts.flatMap((start) => this.row(dimension, id, start) ?? []),
      grain,
    )[0]
  }

  /** The facts behind one count of a quarter. */
  behind(of: { dimension: Dimension; id: string; start: Instant }, counted: Counted): Fact[] {
    const key = rowKey({ grain: 'quarter', ...of })
    const counts = ({ contributions }: Known): boolean =>
      contributions.some((c) => cellOf(c) === key && (c.addition[counted] ?? 0) !== 0)
    return [...(this.#cells.get(key)?.facts ?? [])].filter(counts).map(({ fact }) => fact)
  }

  /** Forgets the quarters that began before `moment`; what comes late for them says nothing more. */
  forget(moment: Instant): void {
    this.#since = Math.max(this.#since, moment)
    for (const [key, cell] of this.#cells) if (cell.head.start < moment) this.#cells.delete(key)
    for (const [key, { contributions }] of this.#known) {
      if (contributions.length > 0 && contributions.every(({ start }) => start < moment)) this.#known.delete(key)
    }
  }

  #put(known: Known): void {
    for (const contribution of known.contributions) {
      if (contribution.start < this.#since) continue
      const cell = this.#cellFor(contribution)
      add(cell.counts, contribution.addition)
      cell.facts.add(known)
      const { waited, waitingSince } = contribution
      if (waitingSince !== undefined) cell.waiting.add(known)
      if (waited !== undefined && cell.longest !== undefined) cell.longest = Math.max(cell.longest, waited)
    }
  }

  #take(known: Known): void {
    for (const contribution of known.contributions) {
      const key = cellOf(contribution)
      const cell = this.#cells.get(key)
      if (!cell) continue
      add(cell.counts, contribution.addition, -1)
      cell.facts.delete(known)
      cell.waiting.delete(known)
      if (contribution.waited !== undefined && contribution.waited === cell.longest) cell.longest = undefined
      if (cell.facts.size === 0) this.#cells.delete(key)
    }
  }

  #cellFor(contribution: Contribution): Cell {
    const { dimension, id, start } = contribution
    const key = cellOf(contribution)
    const known = this.#cells.get(key)
    if (known) return known
    const head = { grain: 'quarter', start, dimension, id } as const
    const cell: Cell = { head, counts: { ...noCounts }, facts: new Set(), waiting: new Set(), longest: noWait }
    this.#cells.set(key, cell)
    return cell
  }
}

/** No wait has ended yet. */
const noWait = -1

const cellOf = ({ dimension, id, start }: Contribution): string => rowKey({ grain: 'quarter', start, dimension, id })

function rowOf(cell: Cell): IntervalRow {
  const { head, counts } = cell
  const here = (known: Known): Contribution[] =>
    known.contributions.filter((c) => c.dimension === head.dimension && c.id === head.id && c.start === head.start)
  cell.longest ??= [...cell.facts]
    .flatMap(here)
    .reduce((longest, { waited = noWait }) => Math.max(longest, waited), noWait)
  const waitingSince = [...cell.waiting].flatMap(here).flatMap(({ waitingSince: since }) => since ?? [])
  return {
    ...head,
    counts: { ...counts },
    ...(cell.longest === noWait ? {} : { longestWait: cell.longest }),
    waitingSince: waitingSince.toSorted((a, b) => a - b),
  }
}
