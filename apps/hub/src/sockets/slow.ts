import type { Metrics } from '../metrics.ts'
import { terminate, type Client, type Clients } from './client.ts'

const LOOK_MS = 250
const PACKETS = 256
const BYTES = 1_048_576
const PATIENCE_MS = 2_000

/** Cuts pages that do not read: what piles up for them would fill the hub. They come back by a snapshot. */
export function watchSlow({ clients, metrics }: { clients: Clients; metrics: Metrics }): { stop(): void } {
  const timer = setInterval(() => {
    const now = performance.now()
    for (const client of clients.values()) {
      if (!isBehind(client)) delete client.slowSince
      else if (now - (client.slowSince ??= now) >= PATIENCE_MS) {
        metrics.cut.inc({ reason: 'too-slow' })
        terminate(client)
      }
    }
  }, LOOK_MS)
  return { stop: () => clearInterval(timer) }
}

type Engine = { writeBuffer?: readonly unknown[]; transport?: { socket?: { bufferedAmount?: number } } }

function isBehind({ socket }: Client): boolean {
  const { writeBuffer = [], transport } = socket.conn as unknown as Engine
  return writeBuffer.length > PACKETS || (transport?.socket?.bufferedAmount ?? 0) > BYTES
}
