import { duration } from '#lib/words/time.ts'
import type { Place } from './places.ts'
import type { Seat } from './seat.ts'
import type { View } from './view.ts'

/** What the places say of a seat, in the reader's language. */
export type CellWords = {
  /** What the mark says, for who cannot see it; with her name where no name stands beside it. */
  label: (seat: Seat, named: boolean) => string
  /** Queues, or who put her into her state. */
  note: (seat: Seat) => string
  occupancy: (seat: Seat) => string
}

/** One seat's place on the wall: a few elements made once and written over in place, each only when it changes. */
export class Cell {
  readonly seat: Seat
  readonly node = make('div', 'seat')
  /** Where it stands. */
  place: Place = { top: -1, left: -1, width: 0, height: 0 }
  readonly #mark = make('i', 'mark')
  readonly #name = make('span', 'name')
  readonly #age = make('span', 'age')
  readonly #note = make('span', 'note')
  readonly #share = make('span', 'share')
  readonly #said = { mark: '', flag: '', own: '', over: '', name: '', age: '', note: '', share: '', label: '' }

  constructor(seat: Seat, own: boolean) {
    this.seat = seat
    this.node.id = `seat-${seat.id}`
    this.node.dataset['id'] = seat.id
    this.node.setAttribute('role', 'option')
    this.node.setAttribute('aria-selected', 'false')
    if (own) this.node.dataset['own'] = ''
    this.#mark.setAttribute('role', 'img')
    this.node.append(this.#mark, this.#name, this.#age, this.#note, this.#share)
  }

  /** Everything but what moves with the clock. */
  paint(size: View['size'], words: CellWords): void {
    const { row, mark, flag = '' } = this.seat
    this.#attribute('mark', mark)
    this.#attribute('flag', flag)
    const label = words.label(this.seat, size === 'marks')
    if (label !== this.#said.label) this.#mark.setAttribute('aria-label', (this.#said.label = label))
    if (size !== 'marks') this.#text('name', this.#name, cut(row.name, size === 'full' ? 16 : 6))
    if (size === 'full') this.#text('note', this.#note, cut(words.note(this.seat), 25))
  }

  /** What moves with the clock. @param now the hub's time in ms; undefined: unknown */
  tick(size: View['size'], words: CellWords, now: number | undefined): void {
    if (now === undefined) return
    this.#attribute('over', this.seat.isOver(now) ? 'yes' : '')
    if (size !== 'marks') this.#text('age', this.#age, duration(now - this.seat.since))
    if (size === 'full') this.#text('share', this.#share, words.occupancy(this.seat))
  }

  #attribute(name: 'mark' | 'flag' | 'over', value: string): void {
    if (this.#said[name] === value) return
    this.#said[name] = value
    this.node.toggleAttribute(`data-${name}`, value !== '')
    if (value !== '') this.node.dataset[name] = value
  }

  #text(name: 'name' | 'age' | 'note' | 'share', node: HTMLElement, value: string): void {
    if (this.#said[name] === value) return
    this.#said[name] = value
    if (node.firstChild) (node.firstChild as Text).data = value
    else node.append(value)
  }
}

export function make(tag: string, name: string): HTMLElement {
  const node = document.createElement(tag)
  node.className = name
  return node
}

/** Moves a node, as far as it is not there already. */
export function putAt({ style }: HTMLElement, place: Place): void {
  for (const name of ['top', 'left', 'width', 'height'] as const) {
    const value = `${place[name]}px`
    if (style[name] !== value) style[name] = value
  }
}

/** A text of so many letters' width at most; Chinese is twice as wide. To clip it instead costs the browser far more. */
function cut(text: string, width: number): string {
  let used = 0
  for (let n = 0; n < text.length; n++) {
    used += text.charCodeAt(n) > 0x2e80 ? 2 : 1
    if (used > width) return `${text.slice(0, n - 1)}…`
  }
  return text
}
