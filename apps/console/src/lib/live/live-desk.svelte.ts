import { isEditable, type CallId, type OperatorId } from '@hearline/domain'
import {
  topics,
  type CallBackRow,
  type CallRow,
  type KpiRow,
  type NoticeRow,
  type OperatorRow,
} from '@hearline/protocol'
import type { Row, TicketRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'
import { isGuest, isOnLine, offerTo } from './whose-call.ts'

/** My operator row, my offers and calls, my drafts, my notices, my day. */
export class LiveDesk extends LiveRows {
  readonly #myself: OperatorId | undefined
  readonly #operators: Map<string, OperatorRow>
  readonly #calls: Map<string, CallRow>
  readonly #tickets: Map<string, TicketRow>
  readonly notices: Map<string, NoticeRow>
  readonly #figures: Map<string, KpiRow>
  readonly #callBacks: Map<string, CallBackRow>

  readonly me = $derived.by(() => (this.#myself === undefined ? undefined : this.#operators.get(this.#myself)))
  /** What rings: a call, or a colleague's question about hers. */
  readonly ringing = $derived.by(() => this.#call((call) => this.offer(call) !== undefined))
  readonly current = $derived.by(() => this.#call((call, myself) => isOnLine(myself, call)))
  /** The call going on is a colleague's, who asked me. */
  readonly guest = $derived.by(
    () => this.#call((call, myself) => call === this.current && isGuest(myself, call)) !== undefined,
  )
  /** Somebody was asked about my call. */
  readonly party = $derived.by(() => (this.guest ? undefined : this.current?.party))
  /** A missed caller I have in hand. */
  readonly callBack = $derived.by(() =>
    [...this.#callBacks.values()].find(
      ({ state, takenBy }) => state === 'taken' && takenBy !== undefined && takenBy.operatorId === this.#myself,
    ),
  )
  /** The call before me: on my line, called back, or written up. */
  readonly callId = $derived.by((): CallId | undefined => {
    const writtenUp = this.me?.activity === 'wrap-up' ? this.me.callId : undefined
    return this.current?.id ?? this.callBack?.callId ?? writtenUp
  })
  /** What rings, else that. */
  readonly onDesk = $derived.by(() => this.ringing?.id ?? this.callId)
  /** Tickets of mine still being written, oldest first. */
  readonly drafts = $derived.by(() =>
    [...this.#tickets.values()]
      .filter((ticket) => ticket.authorId === this.#myself && isEditable(ticket))
      .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)),
  )

  /** What I write for whom I call back. */
  readonly callBackTicket = $derived.by(() => {
    const { callBack } = this
    return callBack && this.drafts.findLast(({ callId }) => callId === callBack.callId)
  })

  /** @param myself undefined: somebody without a seat, to whom nothing of this happens */
  constructor(myself: OperatorId | undefined) {
    const call = new SvelteMap<string, CallRow>()
    const operator = new SvelteMap<string, OperatorRow>()
    const ticket = new SvelteMap<string, TicketRow>()
    const notice = new SvelteMap<string, NoticeRow>()
    const kpi = new SvelteMap<string, KpiRow>()
    const callback = new SvelteMap<string, CallBackRow>()
    super(topics.desk, { call, operator, ticket, notice, kpi, callback })
    this.#myself = myself
    this.#calls = call
    this.#operators = operator
    this.#tickets = ticket
    this.notices = notice
    this.#figures = kpi
    this.#callBacks = callback
  }

  /** The rows a command's reply carries: they may be here before the news. */
  learn(rows: readonly Row[]): void {
    this.rows.apply(rows)
  }

  /** Every ticket this desk hears of. */
  get tickets(): ReadonlyMap<string, TicketRow> {
    return this.#tickets
  }

  ticket(id: string): TicketRow | undefined {
    return this.#tickets.get(id)
  }

  /** One of my own figures by its name, e.g. `my/calls`; undefined while unknown. */
  figure(id: string): number | undefined {
    return this.#figures.get(id)?.value
  }

  /** The fence an answer must name, and when it must be there. */
  offer(call: CallRow): { fence: number; leaseEndsAt?: string | undefined } | undefined {
    return this.#myself === undefined ? undefined : offerTo(this.#myself, call)
  }

  #call(wanted: (call: CallRow, myself: OperatorId) => boolean): CallRow | undefined {
    const myself = this.#myself
    return myself === undefined ? undefined : [...this.#calls.values()].find((call) => wanted(call, myself))
  }
}
