/** The whole life of a ticket; this stage of Hearline reaches `closed-direct`, `referred` and `pending-dispatch`. */
export const ticketStates = [
  'draft',
  'registered',
  'closed-direct',
  'referred',
  'pending-dispatch',
  'merged',
  'dispatched',
  'in-progress',
  'return-review',
  'flag-review',
  'replied',
  'pending-visit',
  'evaluated',
  'closed',
] as const
export type TicketState = (typeof ticketStates)[number]

export const ticketTypes = ['inquiry', 'help', 'complaint', 'report', 'suggestion', 'praise'] as const
export type TicketType = (typeof ticketTypes)[number]

export const ticketLevels = ['L1', 'L2', 'L3', 'L4'] as const
export type TicketLevel = (typeof ticketLevels)[number]

export const confidentialities = ['normal', 'anonymous', 'sealed'] as const
export type Confidentiality = (typeof confidentialities)[number]
