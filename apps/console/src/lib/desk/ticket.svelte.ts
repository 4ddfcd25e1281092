import { missingFields, type TicketAction, type TicketId } from '@hearline/domain'
import type { Commands } from '#lib/commands/commands.ts'
import { namedFields } from '#lib/commands/refusal.ts'
import type { DraftBook } from '#lib/draft/draft-book.svelte.ts'
import type { Draft } from '#lib/draft/draft.svelte.ts'
import type { TicketFields } from '@hearline/protocol'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'

type Settled = 'register-ticket' | 'close-ticket-direct' | 'submit-ticket'
const settles: Record<Settled, TicketAction> = {
  'register-ticket': 'register',
  'close-ticket-direct': 'close-direct',
  'submit-ticket': 'submit',
}

/** What becomes of the ticket on the screen. */
export class TicketDoing extends Doing {
  /** The last ticket that left this desk, with its number. */
  settled = $state.raw<{ id: TicketId; number: string; by: Settled }>()
  /** Rises when fields were found missing: the first of them wants the hands. */
  lacking = $state(0)
  readonly #desk: LiveDesk
  readonly #drafts: DraftBook
  /** Told when a ticket has left the desk. */
  readonly #done: () => void

  constructor(commands: Commands, desk: LiveDesk, drafts: DraftBook, done: () => void) {
    super(commands)
    this.#done = done
    this.#desk = desk
    this.#drafts = drafts
  }

  async settle(by: Settled): Promise<void> {
    const draft = this.#drafts.current
    if (!draft) return
    this.settled = undefined
    draft.missing = missingFields(settles[by], draft.form as TicketFields)
    if (draft.missing.length > 0) {
      this.refusal = { code: 'missing-fields', message: '', details: { missing: draft.missing } }
      this.lacking++
      return
    }
    if (!(await this.#saved(draft))) return
    const reply = await this.run(by, { ticketId: draft.id })
    if (!reply) {
      if (this.refusal) draft.missing = namedFields(this.refusal)
      return
    }
    this.settled = { id: draft.id, number: reply.number, by }
    this.#done()
    if (by !== 'register-ticket') this.#drafts.close(draft.id)
  }

  /** A further ticket: of the call that is going on, or of none. */
  async open(): Promise<void> {
    const call = this.#desk.current
    const reply = await this.run('open-ticket', call ? { callId: call.id } : {})
    if (!reply) return
    this.settled = undefined
    this.#drafts.select(reply.ticketId)
  }

  /** Shows the next of the tickets that are open. */
  next(): void {
    const open = this.#desk.drafts
    const at = open.findIndex((ticket) => ticket.id === this.#drafts.selected)
    const next = open[(at + 1) % open.length]
    if (next) this.#drafts.select(next.id)
  }

  async #saved(draft: Draft): Promise<boolean> {
    if (await draft.flush()) return true
    this.refusal = draft.refusal
    return false
  }
}
