import type { Timings } from '@hearline/domain'
import type { CtiEvent, CtiEventType } from '@hearline/protocol'
import type { Tx, Vault } from '@hearline/store'

export type CtiContext = {
  readonly tx: Tx
  readonly timings: Timings
  readonly vault: Vault
  readonly switchId: string
}

/**
 * What became of an event. `noted`: nothing to do, as for an echo of our own instruction. The odd ones are kept whole
 * for the reconciler; `stale-fence` and `call-gone` refuse a leg that was lifted too late.
 */
export const odd = ['unknown-type', 'unknown-call', 'unknown-number', 'out-of-order', 'failed'] as const
export type Effect = 'done' | 'noted' | 'stale-fence' | 'call-gone' | (typeof odd)[number]

export type EventOf<T extends CtiEventType> = Extract<CtiEvent, { type: T }>
export type Reaction<T extends CtiEventType> = (cx: CtiContext, event: EventOf<T>) => Promise<Effect>

/** When it happened, by the database's clock: now, less the age the switch gives it. */
export const happenedAt = ({ tx }: CtiContext, { ageMs }: { ageMs: number }): number => tx.now - ageMs
