import type { CallBackAnswer, QueueId, TicketId } from '@hearline/domain'
import type { CallBackRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import type { Commands } from '#lib/commands/commands.ts'
import type { DraftBook } from '#lib/draft/draft-book.svelte.ts'
import { LiveCallBacks } from '#lib/live/live-call-backs.svelte.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import type { LiveFeed } from '#lib/live/live-feed.svelte.ts'
import * as m from '#lib/paraglide/messages.js'
import type { Toasts } from '#lib/ui/toasts.ts'
import { clock } from '#lib/words/time.ts'
import { callBackEnd, callBackOrder } from './call-back-order.ts'
import { Doing } from './doing.svelte.ts'

export const callBackWords: Record<CallBackAnswer, () => string> = {
  reached: m.call_back_reached,
  'no-answer': m.call_back_no_answer,
  declined: m.call_back_declined,
  'wrong-number': m.call_back_wrong_number,
}

/** Calling back who was missed: one at a time, while no call is mine. */
export class CallBackDoing extends Doing {
  /** The number of the one in hand, as far as this page has asked for it. */
  number = $state.raw<{ callBackId: string; phone: string }>()
  /** The one I had in hand last and did not close myself. */
  #had = $state.raw<CallBackRow>()
  /** The one this page has taken, and for which its draft has not been shown yet. */
  #expected: string | undefined
  readonly #desk: LiveDesk
  readonly #feed: LiveFeed
  readonly #toasts: Toasts
  readonly #drafts: DraftBook
  readonly #answered: (ticket: TicketId) => void
  readonly #queues = new SvelteMap<QueueId, { live: LiveCallBacks; stop: () => void }>()

  /** Of my queues, in the order of calling. */
  readonly due = $derived.by(() => {
    const { now } = this.#feed
    return now === undefined
      ? []
      : callBackOrder(
          [...this.#queues.values()].flatMap(({ live }) => [...live.all.values()]),
          now,
        )
  })
  /** Whom the key calls. */
  readonly next = $derived.by(() => (this.mayTake ? this.due.find((row) => this.isTime(row)) : undefined))
  /** What became of the one that ended by itself. */
  readonly end = $derived.by(() => {
    const had = this.#desk.callBack === undefined ? this.#had : undefined
    const live = had && this.#queues.get(had.queueId)?.live
    return had && live?.loaded ? callBackEnd(had, live.all.get(had.id)) : undefined
  })

  constructor(
    commands: Commands,
    { live, feed, toasts, drafts }: { live: LiveDesk; feed: LiveFeed; toasts: Toasts; drafts: DraftBook },
    answered: (ticket: TicketId) => void,
  ) {
    super(commands)
    this.#desk = live
    this.#feed = feed
    this.#toasts = toasts
    this.#drafts = drafts
    this.#answered = answered
  }

  /** Whether the hub gives one to somebody in my state. */
  get mayTake(): boolean {
    const { me, callBack } = this.#desk
    const isFree = me?.activity === 'idle' && (me.availability === 'ready' || me.availability === 'busy')
    return isFree && callBack === undefined
  }

  /** The queue of the one in hand, or of the one that just was. */
  get queueId(): QueueId | undefined {
    return (this.#desk.callBack ?? this.#had)?.queueId
  }

  isTime = ({ notBefore }: CallBackRow): boolean => Date.parse(notBefore) <= (this.#feed.now ?? 0)

  /** Watches these queues and no others. */
  watch(ids: readonly QueueId[]): void {
    for (const [id, { stop }] of [...this.#queues])
      if (!ids.includes(id)) {
        stop()
        this.#queues.delete(id)
      }
    for (const id of ids)
      if (!this.#queues.has(id)) {
        const live = new LiveCallBacks(id)
        this.#queues.set(id, { live, stop: live.watch(this.#feed) })
      }
  }

  /** Remembers the one in hand, to tell what became of it. */
  keep(row: CallBackRow): void {
    this.#had = row
  }

  forget(): void {
    this.#had = undefined
  }

  /** Takes one in hand, the first when none is named; taken already, it shows the number again. */
  async take(row: CallBackRow | undefined = this.next): Promise<void> {
    if (!row) return
    if (row.state === 'due') this.#expected = row.id
    const reply = await this.run('take-call-back', { callBackId: row.id })
    if (reply) this.number = { callBackId: row.id, phone: reply.phone }
  }

  /** She answers: her draft is what one writes in from now on, once. */
  talk({ id }: CallBackRow, ticket: TicketId): void {
    if (this.#expected !== id) return
    this.#expected = undefined
    this.#answered(ticket)
  }

  async close(outcome: CallBackAnswer): Promise<void> {
    // what is on the screen counts as written, or a ticket might go as one that nobody wrote in
    await this.#drafts.current?.flush()
    const row = this.#desk.callBack
    const reply = row && (await this.run('close-call-back', { callBackId: row.id, outcome }))
    if (!reply) return
    this.forget()
    const ticket = this.#desk.drafts.findLast(({ callId }) => callId === row.callId)
    if (outcome === 'reached' && ticket) this.talk(row, ticket.id)
    const { notBefore } = reply
    const said = callBackWords[outcome]
    this.#toasts.say(() =>
      notBefore === undefined
        ? m.call_back_closed({ outcome: said() })
        : m.call_back_closed_again({ outcome: said(), time: clock(notBefore) }),
    )
  }
}
