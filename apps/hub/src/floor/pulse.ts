/** The hub asks Postgres several times a second; so long without an answer is a pause, in ms. */
const PAUSE_MS = 2_000

/** When Postgres answered, as far as this hub heard. All times in ms of a clock that never jumps. */
export function openPulse(clock: () => number = () => performance.now()) {
  let heardAt = clock()
  let pauseEnd = Number.NEGATIVE_INFINITY
  const isPause = () => clock() - heardAt > PAUSE_MS
  return {
    get heardAt() {
      return heardAt
    },
    heard(): void {
      if (isPause()) pauseEnd = clock()
      heardAt = clock()
    },
    /** Whether there was a pause at some time within the last so many ms: nobody could act in it. */
    hadPause: (withinMs: number): boolean => isPause() || clock() - pauseEnd < withinMs,
  }
}
export type Pulse = ReturnType<typeof openPulse>
