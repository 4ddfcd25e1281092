import { ok, refuse, type Result } from '../result.ts'
import type { TicketFields } from './fields.ts'

/** What one author has written so far; `rev` rises with every save. */
export type Draft = { rev: number; fields: TicketFields }

/**
 * The higher revision wins. A field the save leaves out is untouched, `null` empties it.
 * `stale-revision`: this save or a later one is kept already, and a save that comes late or twice changes nothing.
 */
export function saveDraft(stored: Draft | undefined, save: Draft): Result<Draft, 'stale-revision'> {
  if (stored && save.rev <= stored.rev) return refuse('stale-revision')
  return ok({ rev: save.rev, fields: mergeFields(stored?.fields ?? {}, save.fields) })
}

/** The form after a change; what the change leaves out is untouched. */
export function mergeFields(fields: TicketFields, change: TicketFields): TicketFields {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...fields, ...Object.fromEntries(given) }
}
