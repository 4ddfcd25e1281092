import { setTimeout as pause } from 'node:timers/promises'
import type { Clients, HubServer } from './client.ts'

/** Pages are asked to come back within this time, each at its own moment, in ms. */
const SPREAD_MS = 1_500
const LOOK_MS = 50

/** Asks every page to reconnect elsewhere, waits for most of them, then closes so that the rest do it by themselves. */
export async function drain({ io, clients }: { io: HubServer; clients: Clients }): Promise<void> {
  for (const { socket } of clients.values()) socket.emit('drain', { afterMs: Math.floor(Math.random() * SPREAD_MS) })
  const end = performance.now() + SPREAD_MS + 500
  while (clients.size > 0 && performance.now() < end) await pause(LOOK_MS)
  for (const { socket } of clients.values()) socket.conn.close()
  await io.close()
}
