import type { LiveChange } from '@hearline/store'

/** Tells everyone what a committed transaction changed: the own floor model (and so the own sockets) at once, then the
 * other hubs. Never throws; what gets lost on the way is healed. */
export type Announce = (changes: readonly LiveChange[]) => void
