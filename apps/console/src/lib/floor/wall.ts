import type { Block } from './arrange.ts'
import { Cell, make, putAt, type CellWords } from './cell.ts'
import { placesOf, type Place } from './places.ts'
import type { Seat } from './seat.ts'
import type { View } from './view.ts'

/** Some rows, which the browser paints by themselves. Who stands in it is put there when it is shown. */
type Band = {
  readonly node: HTMLElement
  readonly top: number
  bottom: number
  readonly places: (readonly [node: HTMLElement, place: Place])[]
  laid: boolean
}

type WallWords = CellWords & { title: (block: Block) => string }

/** About how high a band is, px: a repaint costs a band, and each band costs a little. */
const bandHeight = 150

/** Where a key leads on the wall, by one place or by one row. */
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }
const rows: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
export const isStep = (key: string): boolean => key in steps || key in rows

/**
 * Every seat of a view on one wall. A seat stands at a place that is reckoned, not laid out, and clips nothing: news of
 * one costs the browser its place and the painting of a band of rows. What is far out of sight is not in the page, and its age does not move.
 */
export class Wall {
  readonly #host: HTMLElement
  readonly #inside = make('div', 'inside')
  readonly #words: WallWords
  readonly #isOwn: (group: string) => boolean
  readonly #cells = new Map<string, Cell>()
  readonly #titles = new Map<string, HTMLElement>()
  #blocks: { title: HTMLElement; cells: Cell[] }[] = []
  #bands: readonly Band[] = []
  /** In the order of reading. */
  #order: Cell[] = []
  #view: Pick<View, 'size' | 'group'> = { size: 'names', group: 'group' }
  #marked: Cell | undefined

  constructor(host: HTMLElement, words: WallWords, isOwn: (group: string) => boolean) {
    this.#host = host
    this.#words = words
    this.#isOwn = isOwn
    this.#inside.setAttribute('role', 'presentation')
    host.append(this.#inside)
  }

  /** Puts every seat in its place; who is in no block leaves the wall. */
  lay(blocks: readonly Block[], view: Pick<View, 'size' | 'group'>, now: number | undefined): void {
    const resized = view.size !== this.#view.size
    this.#view = view
    this.#host.dataset['size'] = view.size
    this.#blocks = blocks.map((block) => ({
      title: this.#title(block),
      cells: block.seats.map((seat) => this.#cell(seat)),
    }))
    this.#order = this.#blocks.flatMap(({ cells }) => cells)
    const kept = new Set(this.#order)
    for (const [id, cell] of this.#cells) if (!kept.has(cell)) this.#cells.delete(id)
    const ids = new Set(blocks.map(({ id }) => id))
    for (const id of this.#titles.keys()) if (!ids.has(id)) this.#titles.delete(id)
    if (resized) for (const cell of this.#order) cell.paint(view.size, this.#words)
    this.place(now)
  }

  /** Reckons the places anew: seats are others, or the wall is wider. */
  place(now: number | undefined): void {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const counts = this.#blocks.map(({ cells }) => cells.length)
    const { size, group } = this.#view
    const { titles, seats, height } = placesOf(counts, size, group !== 'group', this.#host.clientWidth, rem)
    const bands: Band[] = []
    const stand = (node: HTMLElement, place: Place) => {
      let band = bands.at(-1)
      if (!band || place.top - band.top >= bandHeight) {
        band = { node: this.#band(bands.length), top: place.top, bottom: 0, places: [], laid: false }
        bands.push(band)
      }
      band.bottom = Math.max(band.bottom, place.top + place.height)
      band.places.push([node, place])
    }
    for (const [n, { title, cells }] of this.#blocks.entries()) {
      const at = titles[n]
      if (at) stand(title, at)
      for (const [m, cell] of cells.entries()) stand(cell.node, (cell.place = seats[n]?.[m] ?? cell.place))
    }
    this.#bands = bands
    this.#inside.style.height = `${height}px`
    this.show(now)
  }

  /** Brings into the page what is in sight or near it. */
  show(now: number | undefined): void {
    const { scrollTop, clientHeight } = this.#host
    const [from, to] = [scrollTop - clientHeight / 2, scrollTop + 1.5 * clientHeight]
    const near = this.#bands.filter(({ top, bottom }) => bottom > from && top < to)
    for (const band of near) if (!band.laid) this.#lay(band)
    put(
      this.#inside,
      near.map(({ node }) => node),
    )
    this.tick(now)
  }

  /** Says what changed of a seat; where it stands is for `lay`. */
  paint(seat: Seat, now: number | undefined): void {
    const cell = this.#cells.get(seat.id)
    cell?.paint(this.#view.size, this.#words)
    cell?.tick(this.#view.size, this.#words, now)
  }

  /** Everything in the language that is read now. */
  repaint(blocks: readonly Block[]): void {
    for (const cell of this.#order) cell.paint(this.#view.size, this.#words)
    for (const block of blocks) this.#title(block)
  }

  /** Ages of the places in sight, or of one part of `parts` of them. @param now the hub's time in ms */
  tick(now: number | undefined, part = 0, parts = 1): void {
    const from = this.#host.scrollTop - 64
    const to = from + this.#host.clientHeight + 128
    const seen = this.#order.filter(({ place }) => place.top >= from && place.top <= to)
    const each = Math.ceil(seen.length / parts)
    for (const cell of seen.slice(part * each, (part + 1) * each)) cell.tick(this.#view.size, this.#words, now)
  }

  /** Shows where the keys are. @param led somebody went there, so it comes into sight */
  mark(id: string | undefined, led: boolean): void {
    const cell = id === undefined ? undefined : this.#cells.get(id)
    if (cell !== this.#marked) {
      this.#marked?.node.setAttribute('aria-selected', 'false')
      cell?.node.setAttribute('aria-selected', 'true')
      this.#marked = cell
    }
    if (cell) this.#host.setAttribute('aria-activedescendant', cell.node.id)
    else this.#host.removeAttribute('aria-activedescendant')
    if (led && cell) this.#lead(cell)
  }

  /** Whom a key leads to from a seat; the first when she is not here. */
  beside(id: string | undefined, key: string): Seat | undefined {
    const at = this.#order.findIndex(({ seat }) => seat.id === id)
    if (at < 0) return this.#order[0]?.seat
    const step = steps[key]
    if (step !== undefined) return this.#order[Math.max(0, Math.min(this.#order.length - 1, at + step))]?.seat
    return this.#inRow(at, rows[key] ?? 0)?.seat
  }

  #inRow(at: number, by: number): Cell | undefined {
    const from = this.#order[at]
    if (!from || by === 0) return from
    const tops = [...new Set(this.#order.map(({ place }) => place.top))].sort((a, b) => a - b)
    const top = tops[Math.max(0, Math.min(tops.length - 1, tops.indexOf(from.place.top) + by))]
    const row = this.#order.filter((cell) => cell.place.top === top)
    const away = (cell: Cell) => Math.abs(cell.place.left - from.place.left)
    return row.reduce((best, cell) => (away(cell) < away(best) ? cell : best), row[0] ?? from)
  }

  /** Scrolls no further than it takes to see her. */
  #lead({ place: { top, height } }: Cell): void {
    const { scrollTop, clientHeight } = this.#host
    if (top < scrollTop) this.#host.scrollTop = top - height
    else if (top + 2 * height > scrollTop + clientHeight) this.#host.scrollTop = top + 2 * height - clientHeight
  }

  #band(n: number): HTMLElement {
    const known = this.#bands[n]
    if (known) return known.node
    const node = make('div', 'band')
    node.setAttribute('role', 'presentation')
    return node
  }

  #lay(band: Band): void {
    const { node, top, bottom, places } = band
    putAt(node, { top, left: 0, width: this.#host.clientWidth, height: bottom - top })
    for (const [each, place] of places) putAt(each, { ...place, top: place.top - top })
    put(
      node,
      places.map(([each]) => each),
    )
    band.laid = true
  }

  #cell(seat: Seat): Cell {
    const known = this.#cells.get(seat.id)
    if (known?.seat === seat) return known
    const cell = new Cell(seat, this.#isOwn(seat.row.groupId))
    cell.paint(this.#view.size, this.#words)
    this.#cells.set(seat.id, cell)
    return cell
  }

  #title(block: Block): HTMLElement {
    let title = this.#titles.get(block.id)
    if (!title) {
      title = make('div', 'title')
      title.setAttribute('aria-hidden', 'true')
      if (block.own) title.dataset['own'] = ''
      this.#titles.set(block.id, title)
    }
    const words = this.#words.title(block)
    if (title.textContent !== words) title.textContent = words
    return title
  }
}

/** Makes `nodes` the children; what is in its place already is not touched. */
function put(parent: HTMLElement, nodes: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(nodes)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  let next = parent.firstElementChild
  for (const node of nodes) {
    if (node === next) next = next.nextElementSibling
    else parent.insertBefore(node, next)
  }
}
