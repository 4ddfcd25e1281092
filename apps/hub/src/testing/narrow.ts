import type { LiveChange } from '@hearline/store'
import { FloorModel, type Applied } from '../floor/model.ts'

/** A floor on which only a part of the waiting calls is seen, and of the seats that part and its neighbour's. */
export class Narrow extends FloorModel {
  readonly #sees: (change: LiveChange) => boolean

  constructor({ part, of }: { part: number; of: number }) {
    super()
    const partOf = (id: string) => Number.parseInt(id.slice(-4), 16) % of
    this.#sees = ({ kind, row }) => {
      if (kind === 'call' && row.state === 'queued') return partOf(row.id) === part
      return kind !== 'seat' || [part, (part + 1) % of].includes(partOf(row.operatorId))
    }
  }

  override apply(changes: readonly LiveChange[]): Applied[] {
    return super.apply(changes.filter(this.#sees))
  }
}
