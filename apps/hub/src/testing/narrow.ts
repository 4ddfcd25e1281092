import type { LiveChange } from '@hearline/store'
import { FloorModel, type Applied } from '../floor/model.ts'

/** A floor on which only a part of the waiting calls is seen. */
export class Narrow extends FloorModel {
  readonly #sees: (change: LiveChange) => boolean

  constructor({ part, of }: { part: number; of: number }) {
    super()
    this.#sees = ({ kind, row }) =>
      kind !== 'call' || row.state !== 'queued' || Number.parseInt(row.id.slice(-4), 16) % of === part
  }

  override apply(changes: readonly LiveChange[]): Applied[] {
    return super.apply(changes.filter(this.#sees))
  }
}
