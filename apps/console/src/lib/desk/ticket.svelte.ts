import { missingFields, type ReferralTarget, type TicketAction, type TicketId } from '@hearline/domain'
import type { TicketFields, TicketRow } from '@hearline/protocol'
import type { Commands } from '#lib/commands/commands.ts'
import { namedFields } from '#lib/commands/refusal.ts'
import type { DraftBook } from '#lib/draft/draft-book.svelte.ts'
import type { Draft } from '#lib/draft/draft.svelte.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'

type Settles = 'register-ticket' | 'close-ticket-direct' | 'submit-ticket'
export type Settled = Settles | 'refer-ticket' | 'attach-ticket'
const settles: Record<Settles | 'refer-ticket', TicketAction> = {
  'register-ticket': 'register',
  'close-ticket-direct': 'close-direct',
  'submit-ticket': 'submit',
  'refer-ticket': 'refer',
}

/** Told when something has become of a ticket; `undo` takes it back, where it can be. */
export type Done = (by: Settled, undo?: () => unknown) => void

/** What becomes of the ticket on the screen. */
export class TicketDoing extends Doing {
  /** The last ticket that left this desk, with its number. */
  settled = $state.raw<{ id: TicketId; number: string; by: Settled }>()
  /** Rises when fields were found missing: the first of them wants the hands. */
  lacking = $state(0)
  /** The ticket that is most likely about the same matter as the one on the screen. */
  likeliest = $state.raw<TicketRow>()
  readonly #desk: LiveDesk
  readonly #drafts: DraftBook
  readonly #done: Done

  constructor(commands: Commands, desk: LiveDesk, drafts: DraftBook, done: Done) {
    super(commands)
    this.#desk = desk
    this.#drafts = drafts
    this.#done = done
  }

  async settle(by: Settles): Promise<void> {
    const draft = this.#drafts.current
    if (!draft || !this.#isWhole(draft, by) || !(await this.#saved(draft))) return
    const reply = await this.run(by, { ticketId: draft.id })
    if (reply) this.#settle(draft.id, reply.number, by, () => this.#reopen(draft.id))
    else this.#lack(draft)
  }

  /** Sends the caller to the line that is competent; she is told so, and therefore it is not taken back. */
  async refer(to: ReferralTarget, receipt: string): Promise<boolean> {
    const draft = this.#drafts.current
    if (!draft || !this.#isWhole(draft, 'refer-ticket') || !(await this.#saved(draft))) return false
    const reply = await this.run('refer-ticket', { ticketId: draft.id, to, receipt })
    if (reply) this.#settle(draft.id, reply.number, 'refer-ticket')
    else this.#lack(draft)
    return reply !== undefined
  }

  /** Closes the ticket as merged into another one about the same matter: the likeliest, unless another one is named. */
  async attach(other = this.likeliest): Promise<void> {
    const draft = this.#drafts.current
    if (!draft || !other) return
    this.settled = undefined
    if (!(await this.#saved(draft))) return
    const reply = await this.run('attach-ticket', { ticketId: draft.id, to: other.id })
    if (reply) this.#settle(draft.id, reply.number, 'attach-ticket', () => this.#detach(draft.id))
  }

  /** A further ticket: of the call before me, or of none. */
  async open(): Promise<void> {
    const { callId } = this.#desk
    const reply = await this.run('open-ticket', callId ? { callId } : {})
    if (!reply) return
    this.settled = undefined
    this.#drafts.select(reply.ticketId)
  }

  /** Shows the next of the tickets that are open, or the nth of them, counted from 1. */
  next(nth?: number): void {
    const open = this.#desk.drafts
    const at = open.findIndex((ticket) => ticket.id === this.#drafts.selected)
    const next = open[nth === undefined ? (at + 1) % open.length : nth - 1]
    if (next) this.#drafts.select(next.id)
  }

  #settle(id: TicketId, number: string, by: Settled, undo?: () => unknown): void {
    this.settled = { id, number, by }
    if (by !== 'register-ticket') this.#drafts.close(id)
    this.#done(by, undo)
  }

  async #reopen(id: TicketId): Promise<void> {
    if (await this.run('reopen-draft', { ticketId: id })) this.#back(id)
  }

  async #detach(id: TicketId): Promise<void> {
    if (await this.run('detach-ticket', { ticketId: id })) this.#back(id)
  }

  #back(id: TicketId): void {
    if (this.settled?.id === id) this.settled = undefined
    this.#drafts.select(id)
  }

  /** Whether all is there that the act needs; else what is missing is named. */
  #isWhole(draft: Draft, by: keyof typeof settles): boolean {
    this.settled = undefined
    draft.missing = missingFields(settles[by], draft.form as TicketFields)
    if (draft.missing.length === 0) return true
    this.refusal = { code: 'missing-fields', message: '', details: { missing: draft.missing } }
    this.lacking++
    return false
  }

  #lack(draft: Draft): void {
    if (!this.refusal) return
    draft.missing = namedFields(this.refusal)
    if (draft.missing.length > 0) this.lacking++
  }

  async #saved(draft: Draft): Promise<boolean> {
    if (await draft.flush()) return true
    this.refusal = draft.refusal
    return false
  }
}
