/**
 * What changes many times a second is drawn a few times: at once after a quiet moment, else with the next beat, all of
 * it together. Each drawing costs the browser about the same, however many figures it changes.
 */
export class Pace {
  readonly #beat: number
  readonly #mono: () => number
  #kept: (() => void)[] = []
  #drawnAt = -Infinity

  /** @param beat ms; @param mono a monotonic clock, in ms */
  constructor(beat: number, mono: () => number) {
    this.#beat = beat
    this.#mono = mono
  }

  /** Runs `act` now or later, always after what came before it. */
  run(act: () => void): void {
    this.#kept.push(act)
    if (this.#mono() - this.#drawnAt >= this.#beat) this.flush()
  }

  /** Runs what was kept. */
  flush(): void {
    if (this.#kept.length === 0) return
    const acts = this.#kept
    this.#kept = []
    this.#drawnAt = this.#mono()
    for (const act of acts) act()
  }
}
