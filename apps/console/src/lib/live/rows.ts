import type { Gone, Row, RowKind } from '@hearline/protocol'

type RowOf<K extends RowKind> = Extract<Row, { kind: K }>
/** Where rows are kept, by kind; a kind without a map is not kept. A plain `Map` and a `SvelteMap` serve alike. */
export type RowMaps = { readonly [K in RowKind]?: Map<string, RowOf<K>> }

/** Figures are computed by each hub: their versions count within its epoch only. */
const figures: ReadonlySet<RowKind> = new Set(['queue', 'kpi', 'seats', 'load', 'curve'])
const remembered = 1000

/** Keeps live rows: the higher version wins, what is gone stays gone, whatever the order of arrival. */
export class Rows {
  readonly #maps: RowMaps
  readonly #gone = new Map<string, number>()
  #epoch: string | undefined

  constructor(maps: RowMaps) {
    this.#maps = maps
  }

  /** News of one epoch, or the rows of a command's reply (without one). */
  apply(rows: readonly Row[], gone: readonly Gone[] = [], epoch?: string): void {
    if (epoch !== undefined) this.#enter(epoch)
    for (const row of rows) if (epoch !== undefined || !figures.has(row.kind)) this.#put(row)
    for (const each of gone) this.#remove(each)
  }

  /** A snapshot is the whole truth of its topic: what it does not name is no longer there. */
  replace(rows: readonly Row[], epoch: string): void {
    this.#enter(epoch)
    const named = new Set(rows.map(key))
    for (const map of this.#all()) for (const row of [...map.values()]) if (!named.has(key(row))) map.delete(row.id)
    for (const row of rows) this.#put(row)
  }

  /** Nothing known before holds: the database is another one. */
  clear(): void {
    for (const map of this.#all()) map.clear()
    this.#gone.clear()
    this.#epoch = undefined
  }

  #enter(epoch: string): void {
    if (epoch === this.#epoch) return
    this.#epoch = epoch
    for (const kind of figures) this.#map(kind)?.clear()
    for (const held of [...this.#gone.keys()]) if (figures.has(held.split('/')[0] as RowKind)) this.#gone.delete(held)
  }

  #put(row: Row): void {
    const map = this.#map(row.kind)
    if (!map) return
    const known = Math.max(map.get(row.id)?.version ?? -1, this.#gone.get(key(row)) ?? -1)
    if (row.version <= known) return
    map.set(row.id, row)
  }

  #remove(gone: Gone): void {
    const held = this.#map(gone.kind)
    if (!held) return
    if ((held.get(gone.id)?.version ?? -1) <= gone.version) held.delete(gone.id)
    this.#gone.set(key(gone), Math.max(gone.version, this.#gone.get(key(gone)) ?? -1))
    if (this.#gone.size > remembered) this.#gone.delete(this.#gone.keys().next().value ?? '')
  }

  #map(kind: RowKind): Map<string, Row> | undefined {
    return this.#maps[kind]
  }

  #all(): Map<string, Row>[] {
    return Object.values(this.#maps)
  }
}

const key = (named: { kind: RowKind; id: string }) => `${named.kind}/${named.id}`
