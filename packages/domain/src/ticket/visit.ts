import type { Instant, Millis, TicketId } from '../ids.ts'
import type { TicketField } from './fields.ts'

/** A person has one ticket before her at a time, until `until` unless she says so again. */
export type Visit = { readonly ticketId: TicketId; readonly field?: TicketField; readonly until: Instant }
export type Visiting = { readonly ticketId: TicketId; readonly field?: TicketField | null | undefined }

/**
 * What to keep when somebody says where she is; undefined when what is kept says it and holds for more than half its
 * time. A field left out is the one she was in.
 */
export function visit(kept: Visit | undefined, said: Visiting, length: Millis, now: Instant): Visit | undefined {
  const here = kept?.ticketId === said.ticketId && kept.until > now ? kept : undefined
  const field = said.field === undefined ? here?.field : (said.field ?? undefined)
  if (here && here.field === field && here.until - now > length / 2) return undefined
  return { ticketId: said.ticketId, ...(field ? { field } : {}), until: now + length }
}
