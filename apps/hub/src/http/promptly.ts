import { unavailable } from './refusal.ts'

/** After so long without a word from Postgres it is asked for one; after this long work is refused, in ms. */
const DOUBT_MS = 250
const SILENCE_MS = 700

/** Lets work take its time while Postgres answers anybody, and refuses it soon while it does not. */
export type Promptly = <T>(work: Promise<T>) => Promise<T>

export type Pulse = {
  /** When Postgres last answered anything, by performance.now(). */
  readonly heardAt: () => number
  /** Has it asked something, unless that is being done already. */
  readonly ask: () => void
}

/** What was begun may still end either way: a command's key then tells how. */
export function promptlyBy({ heardAt, ask }: Pulse): Promptly {
  return (work) => {
    const begun = performance.now()
    const silence = () => performance.now() - Math.max(begun, heardAt())
    let timer: NodeJS.Timeout | undefined
    let isOver = false
    work.catch(() => undefined)
    const late = new Promise<never>((_, reject) => {
      const rest = (ms: number) => (timer = setTimeout(look, ms))
      function look(): void {
        const ms = silence()
        if (ms >= SILENCE_MS) {
          // after a stall of this process the answer may lie unread: it is read before the verdict
          setImmediate(() => {
            if (silence() >= SILENCE_MS) reject(unavailable())
            else if (!isOver) rest(DOUBT_MS)
          })
          return
        }
        if (ms >= DOUBT_MS) ask()
        rest(ms >= DOUBT_MS ? SILENCE_MS - ms : DOUBT_MS - ms)
      }
      rest(DOUBT_MS)
    })
    return Promise.race([work, late]).finally(() => {
      isOver = true
      clearTimeout(timer)
    })
  }
}
