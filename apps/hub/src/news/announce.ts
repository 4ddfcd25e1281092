import type { LiveChange } from '@hearline/store'
import type { FloorModel } from '../floor/model.ts'

/** Tells everyone what a committed transaction changed: the own floor model (and so the own sockets) at once, then the
 * other hubs. Never throws; what gets lost on the way is healed. */
export type Announce = (changes: readonly LiveChange[]) => void

/**
 * `publish` brings changes to the other hubs and catches its own failures. `isSameFloor`: Postgres was not away since it
 * was last read. After that it may be another one, whose rows must not stand among those of the old floor.
 */
export function createAnnounce(model: FloorModel, publish: Announce, isSameFloor: () => boolean): Announce {
  return (changes) => {
    if (changes.length === 0 || !isSameFloor()) return
    model.apply(changes)
    publish(changes)
  }
}
