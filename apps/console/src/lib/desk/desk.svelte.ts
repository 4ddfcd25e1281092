import { may, type QueueId, type TicketField, type TicketId } from '@hearline/domain'
import { ticketWhole, type CommandBody, type FoundPerson, type Me, type Snippet } from '@hearline/protocol'
import { Commands } from '#lib/commands/commands.ts'
import type { Sent } from '#lib/commands/send.ts'
import { DraftBook } from '#lib/draft/draft-book.svelte.ts'
import { LocalCopies } from '#lib/draft/local-copy.ts'
import { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { LiveFeed } from '#lib/live/live-feed.svelte.ts'
import { LiveQueues } from '#lib/live/live-queues.svelte.ts'
import * as m from '#lib/paraglide/messages.js'
import { Reference } from '#lib/reference/reference.svelte.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import type { Session } from '#lib/session/session.svelte.ts'
import type { ShownKpi } from '#lib/words/kpi.ts'
import { doneWords } from '#lib/words/ticket.ts'
import { Snippets } from '#lib/snippet/snippets.svelte.ts'
import type { Writing } from '#lib/snippet/writing.ts'
import { Toasts } from '#lib/ui/toasts.ts'
import { AvailabilityDoing } from './availability.svelte.ts'
import { CallBackDoing } from './call-back.svelte.ts'
import { CallDoing } from './call.svelte.ts'
import { CallerDoing } from './caller.svelte.ts'
import { NoticesDoing } from './notices.svelte.ts'
import { TicketDoing } from './ticket.svelte.ts'

/** All that one desk knows and can do. Made when the desk opens, gone when it closes. */
export class Desk {
  readonly who: Me
  /** Whether calls come here; who has no seat reads tickets, and changes them. */
  readonly seated: boolean
  readonly feed: LiveFeed
  readonly live: LiveDesk
  readonly queues = new LiveQueues()
  readonly reference = new Reference()
  readonly drafts: DraftBook
  readonly availability: AvailabilityDoing
  readonly call: CallDoing
  readonly callBack: CallBackDoing
  readonly caller: CallerDoing
  readonly notices: NoticesDoing
  readonly ticket: TicketDoing
  readonly toasts = new Toasts()
  readonly snippets: Snippets
  readonly #commands: Commands
  readonly #copies: LocalCopies
  /** Rises when one's own action leads on to writing the ticket. */
  toTicket = $state(0)
  /** What is open over the desk. */
  revealing = $state(false)
  declining = $state(false)
  helping = $state(false)
  finding = $state(false)
  referring = $state(false)
  mapping = $state(false)
  /** Where a snippet was asked for. */
  snippetAt = $state.raw<Writing>()
  transferring = $state(false)
  alarming = $state(false)
  promising = $state(false)
  /** The figure somebody asks about: of a queue, or without one of her own day. */
  figure = $state.raw<{ of: QueueId | undefined; id: ShownKpi }>()
  /** An earlier ticket that stands beside the one being written. */
  beside = $state.raw<TicketId>()
  /** A queue that somebody was led to. */
  shownQueue = $state.raw<{ id: QueueId }>()
  /** Somebody who was looked for, as the hub knew her at that moment of its time, in ms. */
  met = $state.raw<{ person: FoundPerson; at: number | undefined }>()
  setting = $state(false)

  constructor(who: Me, session: Session) {
    const signedOut = () => void session.load()
    this.who = who
    this.seated = who.operatorId !== undefined
    this.feed = new LiveFeed(signedOut)
    this.live = new LiveDesk(who.operatorId)
    this.#commands = new Commands(() => {
      // a late reply may tell of a database that is no more
      const { dataEpoch } = this.feed
      return (rows) => this.feed.dataEpoch === dataEpoch && this.live.learn(rows)
    }, signedOut)
    const now = () => this.feed.now
    this.#copies = new LocalCopies({
      shelf: localStorage,
      owner: who.operatorId ?? who.id,
      draftKey: who.draftKey,
      cipher: crypto,
      now: () => now() ?? Date.now(),
    })
    this.snippets = new Snippets({
      save: (body) => this.#commands.send('save-snippet', body),
      drop: (body) => this.#commands.send('delete-snippet', body),
    })
    this.drafts = new DraftBook({
      fetchWhole: (id) => fetchJson(`/api/v1/tickets/${id}`, ticketWhole),
      save: (body) => this.#commands.send('save-draft', body),
      copies: this.#copies,
      me: who.username,
      now,
    })
    this.availability = new AvailabilityDoing(this.#commands, this.live)
    const write = (ticket: TicketId) => {
      this.drafts.select(ticket)
      this.toTicket++
    }
    this.call = new CallDoing(this.#commands, this.live, write)
    this.callBack = new CallBackDoing(this.#commands, this, (ticket) => {
      const { current } = this.drafts
      // she answers when she does, maybe in the middle of a word
      if (current === undefined || current.status === 'saved') write(ticket)
      else this.toasts.say(m.call_back_ticket)
    })
    this.caller = new CallerDoing(this.#commands)
    this.notices = new NoticesDoing(this.#commands, this.live, who.role)
    this.ticket = new TicketDoing(this.#commands, this.live, this.drafts, (by, undo) => {
      this.toasts.say(doneWords[by], undo)
      void this.reference.loadOwn()
    })
  }

  /** Goes live; the returned function ends it. */
  open(): () => void {
    const own = this.seated ? [this.live.watch(this.feed), this.queues.watch(this.feed)] : []
    const stops = [...own, this.feed.open()]
    void this.reference.load()
    void this.snippets.load()
    return () => stops.forEach((stop) => stop())
  }

  /** The same person has signed in again: the desk goes on where it was. */
  resume(draftKey: string): void {
    this.#copies.turn(draftKey)
    for (const doing of [this.availability, this.call, this.callBack, this.caller, this.notices, this.ticket])
      doing.refusal = undefined
    this.feed.reopen()
    void this.drafts.flushAll()
  }

  /** Says for a minute that this ticket is before me, and which field I write in (null: none, absent: as before). */
  visit(ticketId: TicketId, field?: TicketField | null): void {
    if (may(this.who.role, 'visit-ticket', { own: true }) === 'no') return
    void this.#commands.send('visit-ticket', { ticketId, ...(field === undefined ? {} : { field }) })
  }

  /** Changes fields of a ticket that is no draft any more. */
  edit(body: CommandBody<'edit-ticket'>): Promise<Sent<'edit-ticket'>> {
    return this.#commands.send('edit-ticket', body)
  }

  /** Keeps a text to write with; false when it was refused. */
  async keepSnippet(name: string, text: string): Promise<boolean> {
    const id = await this.snippets.save(name, text)
    if (id !== undefined)
      this.toasts.say(
        () => m.snippet_kept({ name }),
        () => this.snippets.drop(id),
      )
    return id !== undefined
  }

  async dropSnippet({ id, name, text }: Snippet): Promise<void> {
    if (!(await this.snippets.drop(id))) return
    this.toasts.say(
      () => m.snippet_dropped({ name }),
      () => this.snippets.save(name, text),
    )
  }

  /** Whether something is wanted over the desk that one writes in, here already or not. */
  get isOpening(): boolean {
    const asked = [this.finding, this.transferring, this.alarming, this.revealing, this.referring, this.promising]
    return asked.includes(true) || this.mapping || this.snippetAt !== undefined
  }

  turnForm(): void {
    const { current } = this.drafts
    if (current?.storm) current.whole = !current.whole
  }

  /** @param at when the hub said so */
  meet(person: FoundPerson, at: number | undefined): void {
    this.met = { person, at }
  }

  /** ms of ringing left: the lease outlives it by the grace, for a timer that is late. */
  get ringLeft(): number | undefined {
    const { ringing } = this.live
    const over = this.since(ringing && this.live.offer(ringing)?.leaseEndsAt)
    return over === undefined ? undefined : Math.max(0, -over - this.who.timings.grace)
  }

  /** Whether a call may be answered on the word of what is shown. */
  get mayAnswer(): boolean {
    return this.feed.mayAnswer(this.live.topic)
  }

  /** ms between the hub's time and an instant of a row; undefined before the hub's time is known. */
  since(instant: string | undefined): number | undefined {
    return instant === undefined || this.feed.now === undefined ? undefined : this.feed.now - Date.parse(instant)
  }
}
