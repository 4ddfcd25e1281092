import { drain, evicted, news, tick, topics, watchReply, type SaidToHub, type ToConsole } from '@hearline/protocol'
import { io, type Socket } from 'socket.io-client'
import type { Log } from '../log.ts'
import type { Desk } from './desk.ts'
import type { Session } from './session.ts'

export type Seat = { close: () => void; connected: () => boolean }
type Settings = {
  hub: string
  session: Session
  desk: Desk
  log: Log
  /** Something on the desk may have changed; comes at least with each tick. */
  onChange: () => void
  /** Somebody else sits here now: this seat stays empty. */
  onTaken: () => void
}

/**
 * One operator's socket: watches the desk, proves life on each tick, and comes back after a loss with jitter, so that a
 * floor does not return all at once.
 */
export function takeSeat({ hub, session, desk, log, onChange, onTaken }: Settings): Seat {
  let closed = false
  const socket: Socket<ToConsole, SaidToHub> = io(hub, {
    transports: ['websocket'],
    forceNew: true,
    auth: (give) => {
      give({ token: session.token() })
    },
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.8,
    timeout: 5_000,
  })

  async function watch(): Promise<void> {
    const said: unknown = await socket.timeout(5_000).emitWithAck('watch', { topic: topics.desk })
    const reply = watchReply.safeParse(said)
    if (!reply.success) log.error('a reply to watch breaks the contract', { issues: reply.error.issues })
    else if (!reply.data.ok) comeBack(2_000)
    else if ('rows' in reply.data) {
      desk.snapshot(reply.data)
      onChange()
    }
  }
  let watching = false
  const rewatch = () => {
    if (watching) return
    watching = true
    watch()
      .catch(() => {
        comeBack(500)
      })
      .finally(() => {
        watching = false
      })
  }
  const jitter = (ms: number) => ms * (0.5 + Math.random())

  function comeBack(afterMs: number): void {
    socket.disconnect()
    setTimeout(() => {
      if (!closed) socket.connect()
    }, jitter(afterMs))
  }

  socket.on('connect', () => {
    watching = false
    rewatch()
  })
  socket.on('connect_error', (error) => {
    if (closed) return
    if (error.message === 'unauthorized') {
      void session.renew().then(() => {
        comeBack(500)
      })
    } else if (!socket.active) comeBack(1_000)
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect' && !closed) comeBack(1_000)
  })
  socket.on('news', (body: unknown) => {
    const read = news.safeParse(body)
    if (!read.success) log.error('news breaks the contract', { issues: read.error.issues })
    if (!read.success || !desk.news(read.data)) rewatch()
    onChange()
  })
  socket.on('tick', (body: unknown) => {
    const read = tick.safeParse(body)
    if (!read.success) {
      log.error('a tick breaks the contract', { issues: read.error.issues })
      return
    }
    socket.emit('alive', { nonce: read.data.nonce }, () => undefined)
    if (!desk.tick(read.data)) rewatch()
    onChange()
  })
  socket.on('unwatched', () => {
    comeBack(2_000)
  })
  socket.on('drain', (body: unknown) => {
    comeBack(drain.safeParse(body).data?.afterMs ?? 1_000)
  })
  socket.on('evicted', (body: unknown) => {
    const reason = evicted.safeParse(body).data?.reason
    log.info('evicted', { username: session.me().username, reason })
    if (reason !== 'newer-desk') {
      comeBack(reason === 'by-lead' || reason === 'session-ended' ? 30_000 : 1_000)
      return
    }
    close()
    onTaken()
  })

  function close(): void {
    closed = true
    socket.disconnect()
  }
  return { close, connected: () => socket.connected }
}
