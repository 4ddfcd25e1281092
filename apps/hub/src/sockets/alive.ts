import type { FloorModel } from '../floor/model.ts'
import { Refused } from '../http/refusal.ts'
import type { Client } from './client.ts'

export type AliveDeps = {
  readonly ticks: { isRecent(nonce: string): boolean }
  readonly judge: { once(): void }
  readonly model: FloorModel
}

/** A page answers a tick by its nonce: it runs, and it hears. A desk that had fallen silent gets calls again at once. */
export const aliveHandler =
  ({ ticks, judge, model }: AliveDeps) =>
  (client: Client, { nonce }: { nonce: string }): { ok: true } => {
    if (!ticks.isRecent(nonce)) throw new Refused('bad-input', 'nonce: is of no recent tick')
    client.provedAt = performance.now()
    if (client.deskOf !== undefined && model.seats.get(client.deskOf)?.state === 'silent') judge.once()
    return { ok: true }
  }
