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

/** No call is older; a switch that says so has its clock wrong, in ms. */
const LONGEST = 24 * 60 * 60_000

/** An age or a wait as a switch gives it, in ms, within reason. */
export const credible = (ms: number): number => Math.min(Math.max(0, ms), LONGEST)

/** When it happened, by the database's clock: now, less the age the switch gives it. */
export const happenedAt = ({ tx }: Pick<CtiContext, 'tx'>, { ageMs }: { ageMs: number }): number =>
  tx.now - credible(ageMs)
