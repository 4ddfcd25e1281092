import type { TicketSearch } from '@hearline/protocol'

/** What one may look for, as it is typed; empty: it does not matter. */
export type Filters = {
  words: string
  number: string
  phone: string
  placeCode: string
  categoryCode: string
  state: string
}
export const noFilters: Filters = { words: '', number: '', phone: '', placeCode: '', categoryCode: '', state: '' }

/** The question as the hub takes it: only what is given, and a number only in a form that a number can have. */
export function questionOf(scope: TicketSearch['scope'], filters: Filters): TicketSearch {
  const given = Object.entries(filters)
    .map(([name, text]): [string, string] => [name, text.trim()])
    .filter(([, text]) => text !== '')
  return { scope, ...Object.fromEntries(given) }
}

export const isFiltered = (filters: Filters): boolean => Object.values(filters).some((text) => text.trim() !== '')
