export type Cancel = () => void

/** Time as the simulation has it. Instants are real (ms since 1970); lengths are simulated seconds. */
export type Clock = {
  now: () => number
  /** Acts once after so many simulated seconds. */
  after: (seconds: number, act: () => void) => Cancel
}

/** The machine's clock with every simulated length divided by `speed`. */
export const scaledClock = (speed: number): Clock => ({
  now: Date.now,
  after: (seconds, act) => {
    const timer = setTimeout(act, (seconds * 1000) / speed)
    return () => {
      clearTimeout(timer)
    }
  },
})

/** Resolves after so many simulated seconds, or at once when `signal` ends the wait. */
export const pause = (clock: Clock, seconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.after(seconds, done)
    function done(): void {
      cancel()
      signal?.removeEventListener('abort', done)
      resolve()
    }
    if (signal?.aborted === true) done()
    else signal?.addEventListener('abort', done)
  })
