import type { Clock } from '../clock.ts'

/** A clock that moves when told: `pass` lets so many seconds go by and acts what falls due, in order. */
export function manualClock(start = Date.UTC(2026, 0, 5, 2)): Clock & { pass: (seconds: number) => void } {
  let at = start
  let waiting: { due: number; act: () => void }[] = []
  return {
    now: () => at,
    elapsed: () => (at - start) / 1000,
    after: (seconds, act) => {
      const entry = { due: at + seconds * 1000, act }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    pass: (seconds) => {
      const end = at + seconds * 1000
      for (;;) {
        const [next] = waiting.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)
        if (next === undefined) break
        waiting = waiting.filter((other) => other !== next)
        at = next.due
        next.act()
      }
      at = end
    },
  }
}
