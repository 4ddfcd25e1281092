import { patience } from './turn.ts'

const look = 50

/** What a key asked for a moment too early, e.g. before the news that a call has ended: done as soon as it can be. */
export class Soon {
  #timer: ReturnType<typeof setInterval> | undefined

  /** Acts when it `can` be done within two seconds, else is `late`. What was waited for before is forgotten. */
  wait(can: () => boolean, act: () => unknown, late: () => unknown): void {
    this.forget()
    let left = patience / look
    this.#timer = setInterval(() => {
      left -= 1
      if (left > 0 && !can()) return
      this.forget()
      if (can()) act()
      else late()
    }, look)
  }

  get isWaiting(): boolean {
    return this.#timer !== undefined
  }

  forget(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}
