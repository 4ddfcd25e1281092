import type { OperatorId } from '@hearline/domain'
import type { ToConsole } from '@hearline/protocol'
import type { Server, Socket } from 'socket.io'
import type { Actor } from '../auth/actor.ts'

type Nothing = Record<string, never>
export type HubSocket = Socket<Nothing, ToConsole, Nothing>
export type HubServer = Server<Nothing, ToConsole, Nothing>

/** One connected page. Times are milliseconds of the hub's monotonic clock. */
export type Client = {
  readonly id: string
  readonly socket: HubSocket
  readonly actor: Actor
  /** When the page last proved that it is alive. */
  provedAt: number
  /** Set while this page is its operator's desk, or is becoming it. */
  deskOf?: OperatorId
  /** Version of the seat's row when this page took it; absent while it has not. */
  seatVersion?: number
  slowSince?: number
  isGone: boolean
}

/** The pages of this hub, by socket. */
export type Clients = ReadonlyMap<string, Client>

/** Tells the page why, then closes for good: `disconnect` keeps it from coming back by itself. */
export function evict(client: Client, body: Parameters<ToConsole['evicted']>[0]): void {
  if (client.isGone) return
  client.isGone = true
  client.socket.emit('evicted', body)
  client.socket.disconnect(false)
  // whoever does not read would otherwise be sent its whole backlog first
  setTimeout(() => terminate(client), 1_000).unref()
}

/** Cuts the line at once, whatever still waits to be sent. */
export function terminate(client: Client): void {
  const { transport } = client.socket.conn as unknown as { transport?: { socket?: { terminate?: () => void } } }
  if (transport?.socket?.terminate !== undefined) transport.socket.terminate()
  else client.socket.conn.close()
}
