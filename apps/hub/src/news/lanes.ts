import type { News } from '@hearline/protocol'
import type { Channel } from './channels.ts'

/** Sockets served in one turn of the event loop; a broadcast to the whole floor must not hold up an offer. */
const SLICE = 64

type Parcel = {
  readonly channel: Channel
  readonly sockets: readonly string[]
  readonly news: News
  readonly personal: boolean
}

/** Brings personal news at once and broadcasts in slices, in order. */
export class Lanes {
  readonly #deliver: (sockets: readonly string[], channel: Channel, news: News) => void
  readonly #broadcasts: { parcel: Parcel; from: number }[] = []
  #busy = false

  constructor(deliver: (sockets: readonly string[], channel: Channel, news: News) => void) {
    this.#deliver = deliver
  }

  add(parcel: Parcel): void {
    if (parcel.personal) {
      this.#deliver(parcel.sockets, parcel.channel, parcel.news)
      return
    }
    this.#broadcasts.push({ parcel, from: 0 })
    if (!this.#busy) this.#turn()
  }

  #turn(): void {
    let left = SLICE
    while (left > 0) {
      const first = this.#broadcasts[0]
      if (first === undefined) break
      const { parcel, from } = first
      const slice = parcel.sockets.slice(from, from + left)
      this.#deliver(slice, parcel.channel, parcel.news)
      left -= Math.max(slice.length, 1)
      first.from += slice.length
      if (first.from >= parcel.sockets.length) this.#broadcasts.shift()
    }
    this.#busy = this.#broadcasts.length > 0
    if (this.#busy) setImmediate(() => this.#turn())
  }
}
