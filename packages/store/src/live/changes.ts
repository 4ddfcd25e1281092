import { liveFields, liveId, type LiveChange, type LiveKind, type LiveRow } from './kinds.ts'

/** Collects what a transaction changed: the last state of each live row. */
export type Changes = {
  readonly add: <K extends LiveKind>(kind: K, row: LiveRow<K>) => void
  all(): LiveChange[]
  /** Call what it returns to forget everything added since. */
  readonly mark: () => () => void
}

export function collectChanges(): Changes {
  let rows = new Map<string, LiveChange>()
  return {
    add(kind, row) {
      const change = { kind, row: clean(kind, row) } as LiveChange
      rows.set(`${kind}/${liveId(change)}`, change)
    },
    all: () => [...rows.values()],
    mark() {
      const kept = new Map(rows)
      return () => (rows = kept)
    },
  }
}

/** A row read whole may be handed in; its secrets stay behind. */
function clean<K extends LiveKind>(kind: K, row: LiveRow<K>): LiveRow<K> {
  if (!Number.isInteger(row.version)) throw new Error(`a changed ${kind} needs the version Postgres gave it`)
  const fields = liveFields[kind].map((field) => [field, row[field as keyof LiveRow<K>]])
  return Object.fromEntries(fields) as LiveRow<K>
}
