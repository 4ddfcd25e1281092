import { ticketFields, type TicketField } from '@hearline/domain'
import type { TicketFields } from '@hearline/protocol'

export type FieldName = TicketField
/** The ticket's fields as the form holds them: all of them, as text, empty when not given. */
export type Form = Record<FieldName, string>

export function formOf(fields: TicketFields): Form {
  const form = Object.fromEntries(ticketFields.map((name) => [name, fields[name] ?? ''])) as Form
  return { ...form, confidentiality: fields.confidentiality ?? 'normal' }
}

/** What differs from what the hub holds, as the wire says it: an emptied field is null. */
export function changes(form: Form, held: Form): TicketFields {
  const changed = ticketFields.filter((name) => form[name] !== held[name])
  return Object.fromEntries(changed.map((name) => [name, form[name] === '' ? null : form[name]]))
}

const bodyLimit = 28_000

/** As many of the fields as one request may carry (32 KB with its frame); the rest follows in the next. */
export function fitting(fields: TicketFields): TicketFields {
  let room = bodyLimit
  const size = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length + 20
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => {
      const fits = size(value) <= room
      if (fits) room -= size(value)
      return fits
    }),
  )
}
