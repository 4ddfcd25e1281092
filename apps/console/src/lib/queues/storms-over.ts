import type { QueueRow } from '@hearline/protocol'

export type StormOver = { storm: NonNullable<QueueRow['storm']>; queues: readonly QueueRow[] }

/** The storms that are on, those switched on together as one; the longest first. */
export function stormsOver(queues: Iterable<QueueRow>): StormOver[] {
  const stormy = [...queues].filter(({ storm }) => storm !== undefined)
  return [...Map.groupBy(stormy, ({ storm }) => JSON.stringify(storm))]
    .flatMap(([, own]) => (own[0]?.storm ? [{ storm: own[0].storm, queues: own }] : []))
    .toSorted((a, b) => a.storm.since.localeCompare(b.storm.since))
}
