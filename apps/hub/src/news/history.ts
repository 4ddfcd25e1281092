import type { News } from '@hearline/protocol'

/** How much of a channel is kept for those who come back; what is more, a snapshot tells as well. */
const NEWS = 256
const ROWS = 2_000
export const KEPT_MS = 30_000

/** What was sent on one channel lately, without a gap. */
export class History {
  readonly #kept: { readonly news: News; readonly at: number }[] = []
  #rows = 0

  /** @param at milliseconds since any moment */
  add(news: News, at: number): void {
    this.#kept.push({ news, at })
    this.#rows += sizeOf(news)
    for (let first = this.#kept[0]; first && this.#isTooMuch(at - first.at); first = this.#kept[0]) {
      this.#kept.shift()
      this.#rows -= sizeOf(first.news)
    }
  }

  /** All after number `seq` up to the channel's `head`; undefined when that is not known any more. */
  since(seq: number, head: number): News[] | undefined {
    const count = head - seq
    if (count === 0) return []
    return count > 0 && count <= this.#kept.length ? this.#kept.slice(-count).map(({ news }) => news) : undefined
  }

  #isTooMuch(age: number): boolean {
    return this.#kept.length > NEWS || this.#rows > ROWS || age > KEPT_MS
  }
}

const sizeOf = ({ rows, gone }: News) => rows.length + gone.length
