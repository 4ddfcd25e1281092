export type Cancel = () => void

/** Time as the simulation has it. Instants are real (ms since 1970); lengths are simulated seconds. */
export type Clock = {
  now: () => number
  /** Simulated seconds since the clock was made. */
  elapsed: () => number
  /** Acts once after so many simulated seconds. */
  after: (seconds: number, act: () => void) => Cancel
}

export type ScaledClock = Clock & {
  /** Simulated seconds from the making of the clock to an instant. */
  at: (instant: number) => number
  speed: () => number
  setSpeed: (speed: number) => void
}

/** The machine's clock with every simulated length divided by `speed`, which may change: what waits already waits on. */
export function scaledClock(speed: number): ScaledClock {
  let pace = speed
  let passed = 0
  let since = Date.now()
  const first = { from: since, passed, pace }
  const stretches = [first]
  const elapsed = () => passed + ((Date.now() - since) / 1000) * pace
  return {
    now: Date.now,
    elapsed,
    at: (instant) => {
      const { from, passed, pace } = stretches.findLast((one) => one.from <= instant) ?? first
      return passed + ((instant - from) / 1000) * pace
    },
    speed: () => pace,
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
      stretches.push({ from: since, passed, pace })
    },
  }
}

/** Acts again and again, so many simulated seconds apart. */
export function every(clock: Pick<Clock, 'after'>, seconds: number, act: () => void): Cancel {
  let cancel = clock.after(seconds, again)
  function again(): void {
    cancel = clock.after(seconds, again)
    act()
  }
  return () => {
    cancel()
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
