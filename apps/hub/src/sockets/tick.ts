import { randomUUID } from 'node:crypto'
import type { FloorModel } from '../floor/model.ts'
import type { Healing } from '../floor/heal.ts'
import { iso } from '../floor/projection.ts'
import { channels } from '../news/channels.ts'
import type { FanOut } from '../news/fan-out.ts'
import type { Client, Clients } from './client.ts'

const TICK_MS = 1_000
/** Pages served in one turn of the event loop. */
const SLICE = 64
/** A page may answer a tick this many ticks later. */
const KEPT_NONCES = 5

export type TickDeps = {
  readonly clients: Clients
  readonly fanOut: FanOut
  readonly model: FloorModel
  readonly healing: Pick<Healing, 'asOf' | 'dataEpoch'>
}

/** Every page hears every 2 s how fresh what it shows is; each second when it shows figures. */
export function startTicks({ clients, fanOut, model, healing }: TickDeps) {
  const nonces: string[] = []
  let isEven = false

  function tick(): void {
    isEven = !isEven
    const nonce = randomUUID()
    nonces.push(nonce)
    if (nonces.length > KEPT_NONCES) nonces.shift()
    const due = [...clients.values()].filter((client) => isEven || showsFigures(client))
    turn(due, 0, nonce)
  }

  function turn(due: readonly Client[], from: number, nonce: string): void {
    for (const client of due.slice(from, from + SLICE)) if (!client.isGone) tell(client, nonce)
    if (from + SLICE < due.length) setImmediate(() => turn(due, from + SLICE, nonce))
  }

  function tell(client: Client, nonce: string): void {
    const { asOf, dataEpoch } = healing
    const fresh = { at: iso(model.now()), asOf: iso(asOf), dataEpoch }
    client.socket.emit('tick', { ...fresh, nonce, heads: fanOut.heads(client.id) })
  }

  const showsFigures = ({ id }: Client) =>
    fanOut.watched(id).some((channel) => channel === channels.queues || channel === channels.wallboard)

  const timer = setInterval(tick, TICK_MS)
  return {
    /** Before anything else: a page that comes from another data epoch must drop what it holds before it takes more. */
    greet: (client: Client) => tell(client, nonces.at(-1) ?? ''),
    isRecent: (nonce: string) => nonces.includes(nonce),
    stop: () => clearInterval(timer),
  }
}
