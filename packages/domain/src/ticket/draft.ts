import type { TicketFields } from './fields.ts'

/** The whole form as one author has it; `rev` rises with every save. */
export type Draft = { rev: number; fields: TicketFields }

/** The higher revision wins, in whatever order they arrive; of two equal ones the stored stays. */
export const newerDraft = (stored: Draft | undefined, incoming: Draft): Draft =>
  stored && stored.rev >= incoming.rev ? stored : incoming
