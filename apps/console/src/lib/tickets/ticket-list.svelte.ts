import { ticketPage, type TicketRow, type TicketSearch } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import { ageOf, proofWithin } from '#lib/live/age.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { noFilters, questionOf, type Filters } from './filters.ts'

const page = 30
const typing = 300
/** How often the newest page is asked for again while somebody looks at it, in ms. */
const refreshed = 10_000
/** How old the newest page may be before it says so, in ms: one answer is missing. */
export const pageWithin = refreshed + proofWithin.elsewhere

/** Tickets found, newest first, a page at a time; the newest page is asked for again while it is looked at. */
export class TicketList {
  scope: TicketSearch['scope'] = $state('mine')
  filters = $state<Filters>({ ...noFilters })
  rows = $state.raw<readonly TicketRow[]>([])
  state = $state<'loading' | 'here' | 'refused'>('loading')
  refusal = $state.raw<Refusal>()
  more = $state(false)
  fetchingMore = $state(false)
  /** ms since the newest page was last proven, counted on once a second; undefined: none is shown. */
  age = $state<number>()
  #provenAt: number | undefined
  #cursor: string | undefined
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(scope: TicketSearch['scope']) {
    this.scope = scope
  }

  /** Reads and goes on reading; the returned function ends it. */
  open(): () => void {
    void this.load()
    const timer = setInterval(() => document.visibilityState === 'visible' && void this.#refresh(), refreshed)
    const growing = setInterval(() => this.#grow(), 1_000)
    return () => {
      clearInterval(timer)
      clearInterval(growing)
      clearTimeout(this.#timer)
    }
  }

  look(scope: TicketSearch['scope']): void {
    this.scope = scope
    this.rows = []
    this.#prove(undefined)
    void this.load()
  }

  filter(filters: Partial<Filters>): void {
    this.filters = { ...this.filters, ...filters }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.load(), typing)
  }

  async load(): Promise<void> {
    const mine = ++this.#asked
    if (this.rows.length === 0) this.state = 'loading'
    const at = performance.now()
    const found = await this.#ask()
    if (mine !== this.#asked) return
    if ('code' in found) {
      this.refusal = found
      this.state = 'refused'
      return
    }
    this.#take(found.tickets, found.cursor, at)
  }

  async loadMore(): Promise<void> {
    if (this.#cursor === undefined || this.fetchingMore) return
    const mine = this.#asked
    this.fetchingMore = true
    const found = await this.#ask(this.#cursor)
    this.fetchingMore = false
    if (mine !== this.#asked) return
    if ('code' in found) this.refusal = found
    else {
      const older = (row: TicketRow) => !this.rows.some((each) => each.id === row.id)
      this.rows = [...this.rows, ...found.tickets.filter(older)]
      this.#cursor = found.cursor
      this.more = found.cursor !== undefined
    }
  }

  /** A row that changed while it is listed: the newer one is shown where the older stood. */
  learn(row: TicketRow): void {
    const at = this.rows.findIndex((each) => each.id === row.id)
    const held = this.rows[at]
    if (held && held.version < row.version) this.rows = this.rows.with(at, row)
  }

  /** The newest page again; what was read below it stays. */
  async #refresh(): Promise<void> {
    if (this.state !== 'here') return this.load()
    const mine = this.#asked
    const at = performance.now()
    const found = await this.#ask()
    if (mine !== this.#asked || 'code' in found) return
    const oldest = found.cursor === undefined ? undefined : found.tickets.at(-1)?.id
    const below = oldest === undefined ? [] : this.rows.filter((row) => row.id < oldest)
    if (below.length === 0) this.#take(found.tickets, found.cursor, at)
    else {
      this.rows = [...found.tickets, ...below]
      this.#prove(at)
    }
  }

  #take(tickets: readonly TicketRow[], cursor: string | undefined, at: number): void {
    this.rows = tickets
    this.#cursor = cursor
    this.more = cursor !== undefined
    this.refusal = undefined
    this.state = 'here'
    this.#prove(at)
  }

  /** @param at when the newest page that is shown was asked for, by the page's clock in ms; undefined: none is */
  #prove(at: number | undefined): void {
    this.#provenAt = at
    this.#grow()
  }

  #grow(): void {
    this.age = ageOf(this.#provenAt, performance.now())
  }

  #ask(cursor?: string) {
    const question = { ...questionOf(this.scope, this.filters), limit: page, ...(cursor && { cursor }) }
    return fetchJson('/api/v1/tickets/search', ticketPage, question)
  }
}
