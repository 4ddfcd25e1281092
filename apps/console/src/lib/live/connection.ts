import { proofWithin } from './age.ts'

export type Evicted = { reason: string; by?: string | undefined }
/** What is out of reach: this computer has no network, the hub is gone, or the hub has lost sight of its database. */
export type Missing = 'network' | 'hub' | 'database'
export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'amber'; age: number; missing: Missing }
  | { state: 'red'; age: number | undefined; missing: Missing; evicted?: Evicted }

const redAfter = 15_000
const patience = 5_000
const silence = 5_000

/** What the dot at the top right says. All times in ms. */
export function judgeConnection(seen: {
  evicted: Evicted | undefined
  /** Since the last proof of what is shown; undefined before the first tick. */
  age: number | undefined
  /** Since the page began to connect. */
  trying: number
  /** Since the hub last said anything; undefined: it is not connected. */
  silent: number | undefined
  /** What the browser says of the network. */
  online: boolean
}): Connection {
  const hears = seen.silent !== undefined && seen.silent <= silence
  const missing = hears ? 'database' : seen.online ? 'hub' : 'network'
  if (seen.evicted) return { state: 'red', age: seen.age, missing, evicted: seen.evicted }
  if (seen.age === undefined)
    return seen.trying > patience ? { state: 'red', age: undefined, missing } : { state: 'connecting' }
  if (seen.age > redAfter) return { state: 'red', age: seen.age, missing }
  if (seen.age > proofWithin.queues) return { state: 'amber', age: seen.age, missing }
  return { state: 'live' }
}

/** Nobody answers a call on the word of a hub that has lost sight of Postgres. */
export const mayAnswer = (age: number | undefined): boolean => age !== undefined && age <= proofWithin.elsewhere
