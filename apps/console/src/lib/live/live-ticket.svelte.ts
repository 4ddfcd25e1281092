import type { TicketId } from '@hearline/domain'
import { topics, type TicketRow, type VisitRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

/** The head of one ticket, wherever it has gone since it left the desk, and who has it before them. */
export class LiveTicket extends LiveRows {
  readonly #id: TicketId
  readonly #tickets: Map<string, TicketRow>
  readonly #visits: Map<string, VisitRow>
  readonly head = $derived.by(() => this.#tickets.get(this.#id))
  /** Who came first stands first. */
  readonly visits = $derived.by(() => [...this.#visits.values()].toSorted((a, b) => a.since.localeCompare(b.since)))

  constructor(id: TicketId) {
    const ticket = new SvelteMap<string, TicketRow>()
    const visit = new SvelteMap<string, VisitRow>()
    super(topics.ticket(id), { ticket, visit })
    this.#id = id
    this.#tickets = ticket
    this.#visits = visit
  }
}
