import type { OperatorId } from '@hearline/domain'
import { topics, type CallRow, type NoticeRow, type OperatorRow, type Row, type TicketRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

const underway: readonly CallRow['state'][] = ['talking', 'held', 'consulting', 'wrap-up']

/** My operator row, my offers and calls, my drafts, my notices. */
export class LiveDesk extends LiveRows {
  readonly #myself: OperatorId
  readonly #operators: Map<string, OperatorRow>
  readonly #calls: Map<string, CallRow>
  readonly #tickets: Map<string, TicketRow>
  readonly notices: Map<string, NoticeRow>

  readonly me = $derived.by(() => this.#operators.get(this.#myself))
  readonly ringing = $derived.by(() => this.#mine((state) => state === 'offered'))
  readonly current = $derived.by(() => this.#mine((state) => underway.includes(state)))
  /** Tickets of mine still being written, oldest first. */
  readonly drafts = $derived.by(() =>
    [...this.#tickets.values()]
      .filter((ticket) => ticket.authorId === this.#myself && isOpen(ticket))
      .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)),
  )

  /** Where the tickets this desk knows of are, newest first, each place once. */
  readonly recentPlaces = $derived.by(() => {
    const newest = [...this.#tickets.values()].toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))
    const codes = newest.map((ticket) => ticket.placeCode).filter((code) => code !== undefined)
    return codes.filter((code, n) => codes.indexOf(code) === n).slice(0, 6)
  })

  constructor(myself: OperatorId) {
    const call = new SvelteMap<string, CallRow>()
    const operator = new SvelteMap<string, OperatorRow>()
    const ticket = new SvelteMap<string, TicketRow>()
    const notice = new SvelteMap<string, NoticeRow>()
    super(topics.desk, { call, operator, ticket, notice })
    this.#myself = myself
    this.#calls = call
    this.#operators = operator
    this.#tickets = ticket
    this.notices = notice
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

  #mine(wanted: (state: CallRow['state']) => boolean): CallRow | undefined {
    return [...this.#calls.values()].find((call) => call.operatorId === this.#myself && wanted(call.state))
  }
}

const isOpen = (ticket: TicketRow) => ticket.state === 'draft' || ticket.state === 'registered'
