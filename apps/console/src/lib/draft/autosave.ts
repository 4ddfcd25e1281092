const quietFor = 1_000
const atLatest = 2_000
const againAfter = 3_000

/** When what is typed is saved: a second after the last key, and two after the first that is unsaved, while one types on. */
export class Autosave {
  readonly #save: () => unknown
  #timer: ReturnType<typeof setTimeout> | undefined
  #unsavedSince: number | undefined

  constructor(save: () => unknown) {
    this.#save = save
  }

  /** Something was typed. */
  touch(): void {
    const now = performance.now()
    this.#unsavedSince ??= now
    this.#in(Math.min(quietFor, Math.max(0, this.#unsavedSince + atLatest - now)))
  }

  /** @param ms from now, instead of whenever it would have been */
  #in(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#save(), ms)
  }

  /** It could not be saved for now. */
  again(): void {
    this.#in(againAfter)
  }

  /** It is being saved, or need not be. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#unsavedSince = undefined
  }
}
