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
  /** As her account is now: it may change while the page is open. */
  actor: Actor
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

/** What is left of a line after this is cut: whoever does not read would hold it, and its backlog, for half a minute. */
const GOODBYE_MS = 1_000

/** Tells the page why, then closes for good: `disconnect` keeps it from coming back by itself. */
export function evict(client: Client, body: Parameters<ToConsole['evicted']>[0]): void {
  if (client.isGone) return
  client.isGone = true
  client.socket.emit('evicted', body)
  client.socket.disconnect(false)
  setTimeout(() => terminate(client), GOODBYE_MS).unref()
}

/** Cuts the line at once, whatever still waits to be sent. */
export const terminate = ({ socket }: Client): void => cut(socket.conn)

type Line = { close(): void; once(event: 'close', then: () => void): void }

/** However a line is closed, by whomever: its goodbye need not be answered. */
export function cutOnceClosed(line: Line): void {
  line.once('close', () => void setTimeout(() => cut(line), GOODBYE_MS).unref())
}

function cut(line: Pick<Line, 'close'>): void {
  const { transport } = line as { transport?: { socket?: { terminate?: () => void } } }
  if (transport?.socket?.terminate !== undefined) transport.socket.terminate()
  else line.close()
}
