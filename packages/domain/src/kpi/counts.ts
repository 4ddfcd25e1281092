/**
 * What is added up for a cell of the history. Sums named `…Ms` are times in ms, all others numbers of calls. Unless a
 * line says otherwise the definition is Hearline's own.
 */
export const counted = [
  // stays in a queue; `calls` are those that began with the arrival
  'calls',
  'offered',
  // waited over 1 s for a ring, or in vain; `ringUnknown` were answered and nobody knows when it first rang
  'queued',
  'ringUnknown',
  // a wait of exactly the time is within it
  'answered',
  'answeredIn15',
  'answeredIn20',
  // from the stay's begin to the answer, of answered ones
  'waitMs',
  // hung up while waiting, after 5 s or more; before that it is short; the `In` hold both
  'abandoned',
  'shortAbandoned',
  'abandonedIn15',
  'abandonedIn20',
  // a lead moved them from one queue to another
  'movedIn',
  'movedOut',
  // answered by a seat of the queue that this one overflows to, and the same seen from there
  'overflowIn',
  'overflowOut',
  // lost by the line or the switch while waiting
  'failed',
  // an operator's rings, answered or not, and what she finished; talk runs from the answer, hold taken out where known
  'rang',
  'handled',
  'talkMs',
  'heldMs',
  'heldUnknown',
  'wrapUpMs',
  // contacts that can be judged, and those settled at once
  'contacts',
  'settled',
  // time at the desk by occupation, time a roster planned, and of that the time kept
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
