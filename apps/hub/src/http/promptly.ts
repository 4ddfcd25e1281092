import { unavailable } from './refusal.ts'

/** How long a request waits for a Postgres that did not answer lately, in ms. */
const DOUBTFUL_MS = 700

/** Lets work take its time while Postgres answers, and refuses it soon while it does not. */
export type Promptly = <T>(work: Promise<T>) => Promise<T>

/** What was begun may still end either way: a command's key then tells how. */
export const promptlyWhile =
  (isReached: () => boolean): Promptly =>
  (work) => {
    if (isReached()) return work
    work.catch(() => undefined)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(unavailable()), DOUBTFUL_MS)
    })
    return Promise.race([work, late]).finally(() => clearTimeout(timer))
  }
