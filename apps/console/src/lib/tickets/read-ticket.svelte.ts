import type { TicketId } from '@hearline/domain'
import { ticketWhole, type TicketWhole } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'

/** One ticket as it is read: its content and history, fetched again whenever its head has changed. */
export class ReadTicket {
  whole = $state.raw<TicketWhole>()
  refusal = $state.raw<Refusal>()
  readonly #id: TicketId
  #asked = 0

  constructor(id: TicketId) {
    this.#id = id
  }

  async load(): Promise<void> {
    const mine = ++this.#asked
    const found = await fetchJson(`/api/v1/tickets/${this.#id}`, ticketWhole)
    if (mine !== this.#asked) return
    if ('code' in found) this.refusal = found
    else {
      this.whole = found
      this.refusal = undefined
    }
  }

  /** The head has this version now. */
  follow(version: number): void {
    if (this.whole && this.whole.ticket.version < version) void this.load()
  }
}
