import type { Block } from './arrange.ts'
import { Cell, make, type CellWords } from './cell.ts'
import type { Seat } from './seat.ts'
import type { View } from './view.ts'

export type WallWords = CellWords & { title: (block: Block) => string }

/** Where a key leads on the wall, by one place or by one row. */
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }
const rows: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
export const isStep = (key: string): boolean => key in steps || key in rows

/**
 * Every seat of a view on one wall: places of one size on a CSS grid, each contained in itself, so that news of one
 * costs the browser one place and nothing around it. Ages move for the places in sight only.
 */
export class Wall {
  readonly #host: HTMLElement
  readonly #words: WallWords
  readonly #isOwn: (group: string) => boolean
  readonly #cells = new Map<string, Cell>()
  readonly #blocks = new Map<string, { node: HTMLElement; title: HTMLElement }>()
  /** In the order of reading. */
  #order: Cell[] = []
  #size: View['size'] = 'names'
  #marked: Cell | undefined
  #measured = false

  constructor(host: HTMLElement, words: WallWords, isOwn: (group: string) => boolean) {
    this.#host = host
    this.#words = words
    this.#isOwn = isOwn
  }

  /** Puts every seat in its place; who is in no block leaves the wall. */
  lay(blocks: readonly Block[], size: View['size'], now: number | undefined): void {
    const resized = size !== this.#size
    this.#size = size
    this.#host.dataset['size'] = size
    this.#order = []
    for (const block of blocks) {
      const cells = block.seats.map((seat) => this.#cell(seat))
      this.#order.push(...cells)
      const { node, title } = this.#block(block)
      put(node, [title, ...cells.map((cell) => cell.node)])
    }
    put(
      this.#host,
      blocks.map(({ id }) => this.#blocks.get(id)?.node).filter((node) => node !== undefined),
    )
    const kept = new Set(this.#order)
    for (const [id, cell] of this.#cells) if (!kept.has(cell)) this.#cells.delete(id)
    const ids = new Set(blocks.map(({ id }) => id))
    for (const id of this.#blocks.keys()) if (!ids.has(id)) this.#blocks.delete(id)
    if (resized) for (const cell of this.#order) cell.paint(size, this.#words)
    this.moved()
    this.tick(now)
  }

  /** Says what changed of a seat; where it stands is for `lay`. */
  paint(seat: Seat, now: number | undefined): void {
    const cell = this.#cells.get(seat.id)
    cell?.paint(this.#size, this.#words)
    cell?.tick(this.#size, this.#words, now)
  }

  /** Everything in the language that is read now. */
  repaint(blocks: readonly Block[]): void {
    for (const cell of this.#order) cell.paint(this.#size, this.#words)
    for (const block of blocks) this.#block(block)
  }

  /** Ages of the places in sight. @param now the hub's time in ms */
  tick(now: number | undefined): void {
    if (this.#size === 'marks') {
      for (const cell of this.#order) cell.tick('marks', this.#words, now)
      return
    }
    this.#measure()
    const from = this.#host.scrollTop - 64
    const to = from + this.#host.clientHeight + 128
    for (const cell of this.#order) if (cell.top >= from && cell.top <= to) cell.tick(this.#size, this.#words, now)
  }

  /** Places may have moved: they are measured when somebody asks for them. */
  moved(): void {
    this.#measured = false
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
    if (led) cell?.node.scrollIntoView({ block: 'nearest' })
  }

  /** Whom a key leads to from a seat; the first when she is not here. */
  beside(id: string | undefined, key: string): Seat | undefined {
    const at = this.#order.findIndex(({ seat }) => seat.id === id)
    if (at < 0) return this.#order[0]?.seat
    const step = steps[key]
    if (step !== undefined) return this.#order[Math.max(0, Math.min(this.#order.length - 1, at + step))]?.seat
    this.#measure()
    return this.#inRow(at, rows[key] ?? 0)?.seat
  }

  #inRow(at: number, by: number): Cell | undefined {
    const from = this.#order[at]
    if (!from || by === 0) return from
    const tops = [...new Set(this.#order.map(({ top }) => top))].sort((a, b) => a - b)
    const top = tops[Math.max(0, Math.min(tops.length - 1, tops.indexOf(from.top) + by))]
    const row = this.#order.filter((cell) => cell.top === top)
    const away = (cell: Cell) => Math.abs(cell.left - from.left)
    return row.reduce((best, cell) => (away(cell) < away(best) ? cell : best), row[0] ?? from)
  }

  #measure(): void {
    if (this.#measured) return
    this.#measured = true
    for (const cell of this.#order) {
      cell.top = cell.node.offsetTop
      cell.left = cell.node.offsetLeft
    }
  }

  #cell(seat: Seat): Cell {
    const known = this.#cells.get(seat.id)
    if (known?.seat === seat) return known
    const cell = new Cell(seat, this.#isOwn(seat.row.groupId))
    cell.paint(this.#size, this.#words)
    this.#cells.set(seat.id, cell)
    return cell
  }

  #block(block: Block): { node: HTMLElement; title: HTMLElement } {
    let made = this.#blocks.get(block.id)
    if (!made) {
      made = { node: make('div', 'block'), title: make('div', 'title') }
      made.node.setAttribute('role', 'group')
      made.title.setAttribute('aria-hidden', 'true')
      if (block.own) made.title.dataset['own'] = ''
      this.#blocks.set(block.id, made)
    }
    const title = this.#words.title(block)
    if (made.title.textContent !== title) {
      made.title.textContent = title
      made.node.setAttribute('aria-label', title)
    }
    return made
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
