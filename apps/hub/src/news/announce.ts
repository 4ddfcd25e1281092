import type { LiveChange } from '@hearline/store'
import type { FloorModel } from '../floor/model.ts'

/** Tells everyone what a committed transaction changed: the own floor model (and so the own sockets) at once, then the
 * other hubs. Never throws; what gets lost on the way is healed. */
export type Announce = (changes: readonly LiveChange[]) => void

/** `publish` brings changes to the other hubs and catches its own failures. */
export function createAnnounce(model: FloorModel, publish: Announce): Announce {
  return (changes) => {
    if (changes.length === 0) return
    model.apply(changes)
    publish(changes)
  }
}
