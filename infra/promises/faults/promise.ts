import type { Stand } from '../../stand/stand.ts'

/** What was measured, in words, and whether the promise held. */
export type Outcome = { readonly figure: string; readonly held: boolean }

/** One row of the table of promises. */
export type FaultPromise = {
  readonly name: string
  readonly promise: string
  /** Too long for the short run of all: tried by `--full` or by its name. */
  readonly long?: true
  /** How many hubs the short run of all gives it; two when absent. */
  readonly hubs?: 3
  /** The number of hubs makes no difference to it: `--full` tries it once. */
  readonly once?: true
  /** Leaves the stand as it found it: every hub and Redis running. */
  readonly run: (on: { readonly stand: Stand; readonly full: boolean; readonly seed: number }) => Promise<Outcome>
}
