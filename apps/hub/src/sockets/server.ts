import type { Server as HttpServer } from 'node:http'
import { Unavailable } from '@hearline/store'
import { Server } from 'socket.io'
import { bareToken, tokenOf, type Sessions } from '../auth/sessions.ts'
import type { Origins } from '../http/origin.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { admit } from './admission.ts'
import { cutOnceClosed, evict, type Client, type HubServer, type HubSocket } from './client.ts'
import { dispatch, type SocketHandlers } from './dispatch.ts'

export type SocketDeps = {
  readonly http: HttpServer
  readonly origins: Origins
  readonly sessions: Sessions
  readonly log: Log
  readonly metrics: Metrics
}

/** Pages connected over WebSocket; who may come in, and who they are. `serve` begins to answer them. */
export function openSockets({ http, origins, sessions, log, metrics }: SocketDeps) {
  const clients = new Map<string, Client>()
  const io: HubServer = new Server(http, {
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 5_000,
    pingTimeout: 5_000,
    connectTimeout: 5_000,
    maxHttpBufferSize: 16_384,
    cleanupEmptyChildNamespaces: true,
  })
  admit(http, { origins, clock: () => performance.now(), metrics })
  io.engine.on('connection', cutOnceClosed)

  io.use((socket, next) => {
    identify(socket).then(
      () => next(),
      (error: unknown) => {
        // the page tries again by itself after a lost line, but not after a refusal
        if (error instanceof Unavailable) {
          socket.conn.close()
          return
        }
        next(new Error('unauthorized'))
        // once told: a line is good for one guess
        setImmediate(() => socket.conn.close())
      },
    )
  })

  async function identify(socket: HubSocket): Promise<void> {
    const { token: given } = socket.handshake.auth as { token?: unknown }
    const token = typeof given === 'string' ? bareToken(given) : tokenOf(socket.request)
    const actor = token === undefined ? undefined : await sessions.actorOf(token)
    if (actor === undefined) throw new Error('unauthorized')
    const client = { id: socket.id, socket, actor, provedAt: performance.now(), isGone: false }
    Object.assign(socket.data, { client })
  }

  return {
    io,
    clients,
    serve(handlers: SocketHandlers, onOpen: (client: Client) => void, onGone: (client: Client) => void): void {
      io.on('connection', (socket) => {
        const { client } = socket.data as { client: Client }
        // revoked during the handshake
        if (!sessions.isValid(client.actor.sessionId)) {
          evict(client, { reason: 'session-ended' })
          return
        }
        clients.set(client.id, client)
        metrics.sockets.set(clients.size)
        // before anything is awaited: an event must not find nobody listening
        dispatch(client, handlers, log, metrics)
        socket.on('error' as never, (() => undefined) as never)
        onOpen(client)
        socket.on('disconnect', () => {
          client.isGone = true
          clients.delete(client.id)
          metrics.sockets.set(clients.size)
          onGone(client)
        })
      })
    },
  }
}
