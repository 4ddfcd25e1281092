import type { QueueId } from '@hearline/domain'
import { figure, type Figure } from '@hearline/protocol'
import { fetchJson } from '#lib/session/fetch-json.ts'
import type { BoardKpi } from '#lib/words/kpi.ts'
import type { Refusal } from '#lib/commands/refusal.ts'

/** One figure as the hub defines it and counts it from the events, and the calls behind it. */
export class AskedFigure {
  found = $state.raw<Figure>()
  refusal = $state.raw<Refusal>()
  #asked = 0

  async ask(queueId: QueueId, id: BoardKpi): Promise<void> {
    const mine = ++this.#asked
    this.found = undefined
    this.refusal = undefined
    const answer = await fetchJson(`/api/v1/figures/${id}?dimension=queue&of=${queueId}&grain=day`, figure)
    if (mine !== this.#asked) return
    if ('code' in answer) this.refusal = answer
    else this.found = answer
  }
}
