import type { TicketId } from '@hearline/domain'
import { topics, type TicketRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

/** The head of one ticket, wherever it has gone since it left the desk. */
export class LiveTicket extends LiveRows {
  readonly #id: TicketId
  readonly #tickets: Map<string, TicketRow>
  readonly head = $derived.by(() => this.#tickets.get(this.#id))

  constructor(id: TicketId) {
    const ticket = new SvelteMap<string, TicketRow>()
    super(topics.ticket(id), { ticket })
    this.#id = id
    this.#tickets = ticket
  }
}
