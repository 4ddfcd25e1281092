/** What is added up, for a cell of the history. Counts, and sums of time in ms. */
export const counted = [
  // stays in a queue
  'calls',
  'offered',
  'queued',
  'ringUnknown',
  'answered',
  'answeredIn15',
  'answeredIn20',
  'waitMs',
  'abandoned',
  'shortAbandoned',
  'abandonedIn15',
  'abandonedIn20',
  'movedIn',
  'movedOut',
  'overflowIn',
  'overflowOut',
  'failed',
  // work on calls
  'rang',
  'handled',
  'talkMs',
  'heldMs',
  'heldUnknown',
  'wrapUpMs',
  // contacts, and whether they were settled at once
  'contacts',
  'settled',
  // time at the desk
  'engagedMs',
  'idleMs',
  'busyMs',
  'breakMs',
  'trainingMs',
  'plannedMs',
  'keptMs',
] as const
export type Counted = (typeof counted)[number]

export type Counts = Record<Counted, number>
/** What one fact adds; what it does not name it leaves alone. */
export type Addition = Partial<Counts>

export const noCounts: Readonly<Counts> = Object.fromEntries(counted.map((name) => [name, 0])) as Counts

/** Adds in place; with `sign` −1 it takes back. */
export function add(to: Counts, addition: Addition, sign: 1 | -1 = 1): void {
  for (const name in addition) to[name as Counted] += sign * (addition[name as Counted] ?? 0)
}

export const one = (counts: boolean): number => (counts ? 1 : 0)
