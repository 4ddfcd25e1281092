export type Cancel = () => void

/** Time as the simulation has it. Instants are real (ms since 1970); lengths are simulated seconds. */
export type Clock = {
  now: () => number
  /** Simulated seconds since the clock was made. */
  elapsed: () => number
  /** Acts once after so many simulated seconds. */
  after: (seconds: number, act: () => void) => Cancel
}

/** The machine's clock with every simulated length divided by `speed`, which may change: what waits already waits on. */
export function scaledClock(speed: number): Clock & { setSpeed: (speed: number) => void } {
  let pace = speed
  let passed = 0
  let since = Date.now()
  const elapsed = () => passed + ((Date.now() - since) / 1000) * pace
  return {
    now: Date.now,
    elapsed,
    after: (seconds, act) => {
      const timer = setTimeout(act, (seconds * 1000) / pace)
      return () => {
        clearTimeout(timer)
      }
    },
    setSpeed: (next) => {
      passed = elapsed()
      since = Date.now()
      pace = next
    },
  }
}

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
