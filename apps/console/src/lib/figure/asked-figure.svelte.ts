import type { KpiId } from '@hearline/domain'
import { figure, type Figure, type FigureQuery } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'

/** Whose figures are asked about. */
export type Whose = Pick<FigureQuery, 'dimension' | 'of'>

/** One figure of today as the hub defines it and counts it from the events, and the calls behind it. */
export class AskedFigure {
  found = $state.raw<Figure>()
  refusal = $state.raw<Refusal>()
  #asked = 0

  async ask({ dimension, of }: Whose, id: KpiId): Promise<void> {
    const mine = ++this.#asked
    this.found = undefined
    this.refusal = undefined
    const query = `dimension=${dimension}${of === undefined ? '' : `&of=${encodeURIComponent(of)}`}`
    const answer = await fetchJson(`/api/v1/figures/${id}?${query}`, figure)
    if (mine !== this.#asked) return
    if ('code' in answer) this.refusal = answer
    else this.found = answer
  }
}
