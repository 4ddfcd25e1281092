import { callBackTries } from '@hearline/domain'
import type { CallBackRow } from '@hearline/protocol'

/**
 * Who is to be called, in the order of calling: those whose time has come by when they are due, then those that come later.
 * @param now ms, of the hub
 */
export function callBackOrder(rows: Iterable<CallBackRow>, now: number): CallBackRow[] {
  const later = ({ notBefore }: CallBackRow) => Math.max(0, Date.parse(notBefore) - now)
  return [...rows]
    .filter(({ state }) => state === 'due')
    .toSorted((a, b) => later(a) - later(b) || Date.parse(a.dueAt) - Date.parse(b.dueAt))
}

/** How it ended without a word of hers who had it in hand. */
export type CallBackEnd =
  { how: 'reached' | 'unreachable' | 'again' } | { how: 'no-answer'; /** ISO 8601 */ notBefore: string }

/**
 * What became of one that was in hand.
 * @param was as it was in hand last
 * @param is as its queue shows it now; absent there: over
 * @returns undefined while its queue has not told yet
 */
export function callBackEnd(was: CallBackRow, is: CallBackRow | undefined): CallBackEnd | undefined {
  if (is === undefined) {
    const isTried = was.takenBy?.line === 'ringing' && was.tries + 1 >= callBackTries
    return { how: isTried ? 'unreachable' : 'reached' }
  }
  if (is.version <= was.version) return undefined
  return is.tries > was.tries ? { how: 'no-answer', notBefore: is.notBefore } : { how: 'again' }
}
