import { proofWithin } from './age.ts'

export type Evicted = { reason: string; by?: string | undefined }
export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'amber'; age: number }
  | { state: 'red'; age: number | undefined; evicted?: Evicted }

const redAfter = 15_000
const patience = 5_000

/** What the dot at the top right says. All times in ms. */
export function judgeConnection(seen: {
  evicted: Evicted | undefined
  /** Since the last proof of what is shown; undefined before the first tick. */
  age: number | undefined
  /** Since the page began to connect. */
  trying: number
}): Connection {
  if (seen.evicted) return { state: 'red', age: seen.age, evicted: seen.evicted }
  if (seen.age === undefined) return seen.trying > patience ? { state: 'red', age: undefined } : { state: 'connecting' }
  if (seen.age > redAfter) return { state: 'red', age: seen.age }
  if (seen.age > proofWithin.queues) return { state: 'amber', age: seen.age }
  return { state: 'live' }
}

/** Nobody answers a call on the word of a hub that has lost sight of Postgres. */
export const mayAnswer = (age: number | undefined): boolean => age !== undefined && age <= proofWithin.elsewhere
