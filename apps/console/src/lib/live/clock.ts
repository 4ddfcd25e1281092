const kept = 30

/**
 * The hub's clock as a page can know it: each tick says what time it is there, `mono` (performance.now, in ms) carries
 * it on in between. A delayed tick looks late, never early, so the largest offset of the last ticks is the truest.
 */
export class HubClock {
  #offsets: number[] = []

  /** @param at the tick's own time and @param mono the page's monotonic time of its arrival, both in ms. */
  observe(at: number, mono: number): void {
    this.#offsets.push(at - mono)
    if (this.#offsets.length > kept) this.#offsets.shift()
  }

  /** The hub's time in ms since the epoch, or undefined before the first tick. */
  now(mono: number): number | undefined {
    return this.#offsets.length === 0 ? undefined : mono + Math.max(...this.#offsets)
  }

  reset(): void {
    this.#offsets = []
  }
}
