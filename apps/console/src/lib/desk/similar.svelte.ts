import type { TicketId } from '@hearline/domain'
import { similarTickets, type SimilarTickets } from '@hearline/protocol'
import { fetchJson } from '#lib/session/fetch-json.ts'

const quietFor = 400
/** The hub compares words with those of thirty days: it is not asked with every letter. */
const atMostEvery = 4_000

export type Likeness = SimilarTickets['tickets'][number]

/** Tickets that may be about the same matter as one that is being written; asked for again when what matters was saved. */
export class Similar {
  found = $state.raw<readonly Likeness[]>([])
  /** False until the hub has answered once. */
  known = $state(false)
  readonly #id: TicketId
  #about: string | undefined
  #askedAt = -atMostEvery
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(id: TicketId) {
    this.#id = id
  }

  /** @param about all that likeness is judged by; the same again asks nothing */
  follow(about: string): void {
    if (about === this.#about) return
    this.#about = about
    clearTimeout(this.#timer)
    const wait = this.#askedAt + atMostEvery - performance.now()
    this.#timer = setTimeout(() => void this.#ask(), Math.max(quietFor, wait))
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asked++
  }

  async #ask(): Promise<void> {
    const mine = ++this.#asked
    this.#askedAt = performance.now()
    const answer = await fetchJson(`/api/v1/tickets/${this.#id}/similar`, similarTickets)
    if (mine !== this.#asked || 'code' in answer) return
    this.found = answer.tickets
    this.known = true
  }
}
