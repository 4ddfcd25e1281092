import { ok } from '../result.ts'
import { mergeFields } from './draft.ts'
import { ticketFields, type TicketField, type TicketFields } from './fields.ts'
import type { TicketHead } from './ticket.ts'

/** Who wrote each field last, and at which revision of the ticket. */
export type FieldMarks = { readonly [F in TicketField]?: { readonly rev: number; readonly by: Writer } }

export type Writer = { readonly username: string; readonly name: string }

/** The writer lost these fields to whoever wrote them since she read. */
export type LostFields = { ok: false; error: 'stale-revision'; lost: TicketField[] }

/** Whoever may edit tickets may edit one that is registered or waits for dispatch. */
export const takesEdits = ({ state }: Pick<TicketHead, 'state'>): boolean =>
  state === 'registered' || state === 'pending-dispatch'

/**
 * Changes fields of a ticket that others may be changing too. It is refused whole when one of its fields was changed
 * to something else after revision `rev`, which its writer had read; other people's other fields stay theirs.
 */
export function editFields(
  kept: { readonly fields: TicketFields; readonly marks: FieldMarks },
  edit: { readonly rev: number; readonly fields: TicketFields },
): { ok: true; value: { fields: TicketFields; changed: TicketField[] } } | LostFields {
  const changed = changedFields(kept.fields, mergeFields(kept.fields, edit.fields))
  const lost = changed.filter((name) => (kept.marks[name]?.rev ?? 0) > edit.rev)
  if (lost.length > 0) return { ok: false, error: 'stale-revision', lost }
  return ok({ fields: mergeFields(kept.fields, edit.fields), changed })
}

/** The fields in which two forms differ; empty and absent are the same. */
export const changedFields = (before: TicketFields, after: TicketFields): TicketField[] =>
  ticketFields.filter((name) => (before[name] ?? null) !== (after[name] ?? null))
