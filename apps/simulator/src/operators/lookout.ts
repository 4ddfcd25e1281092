/** Waits for what shows on a desk. */
export type Lookout = {
  /** Resolves when `done` holds, or `signal` ends the wait. */
  until: (done: () => boolean) => Promise<void>
  /** Whoever waits looks again: something may have changed. */
  look: () => void
}

export function openLookout(signal: AbortSignal): Lookout {
  let waiting: (() => boolean)[] = []
  return {
    until: (done) =>
      new Promise((resolve) => {
        const settle = () => {
          const over = signal.aborted || done()
          if (over) resolve()
          return over
        }
        if (!settle()) waiting.push(settle)
      }),
    look: () => {
      waiting = waiting.filter((settle) => !settle())
    },
  }
}
