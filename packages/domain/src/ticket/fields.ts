import type { Confidentiality, TicketLevel, TicketType } from './state.ts'

/** What an operator writes down, in the order of the form. */
export const ticketFields = [
  'type',
  'level',
  'confidentiality',
  'categoryCode',
  'placeCode',
  'address',
  'title',
  'text',
  'answer',
  'entryId',
  'contactName',
  'contactPhone',
] as const
export type TicketField = (typeof ticketFields)[number]

type Values = Record<TicketField, string> & {
  type: TicketType
  level: TicketLevel
  confidentiality: Confidentiality
}

/** The form as far as it is filled. `entryId` names the knowledge entry an answer was read from. */
export type TicketFields = { [F in TicketField]?: Values[F] | null | undefined }

/** What an operator can do with a ticket before the city has it. */
export const ticketActions = ['register', 'close-direct', 'refer', 'submit'] as const
export type TicketAction = (typeof ticketActions)[number]

const required: Record<TicketAction, readonly TicketField[]> = {
  register: ['type', 'text'],
  'close-direct': ['type', 'categoryCode', 'text', 'answer'],
  refer: ['type', 'text'],
  submit: ['type', 'categoryCode', 'placeCode', 'text'],
}

/** The fields an action needs that are absent or blank. A linked knowledge entry stands in for a direct answer's text. */
export function missingFields(action: TicketAction, fields: TicketFields): TicketField[] {
  return required[action].filter((name) => !filled(fields[name]) && !(name === 'answer' && filled(fields.entryId)))
}

/** Nothing was written: a form begins with its level, and is anybody's to read. */
export const isBlank = ({ level: _level, confidentiality, ...written }: TicketFields): boolean =>
  (confidentiality ?? 'normal') === 'normal' && !Object.values(written).some(filled)

const filled = (value: string | null | undefined): boolean => Boolean(value?.trim())
