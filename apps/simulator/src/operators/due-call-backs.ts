import { news, tick, watchReply, type CallBackRow, type News, type Row } from '@hearline/protocol'
import { io } from 'socket.io-client'
import type { Log } from '../log.ts'
import type { Session } from './session.ts'

export type DueCallBacks = { rows: () => CallBackRow[]; close: () => void }
type Settings = { hub: string; session: Session; queues: readonly string[]; log: Log }
type Topic = { epoch: string; seq: number; rows: Map<string, CallBackRow>; left: Map<string, number> }

/** The call-backs of these queues, as news tells them; whoever missed some reads its queue afresh. */
export function watchCallBacks({ hub, session, queues, log }: Settings): DueCallBacks {
  const topics = new Map<string, Topic>()
  const asking = new Set<string>()
  const socket = io(hub, {
    transports: ['websocket'],
    forceNew: true,
    auth: (give) => {
      give({ token: session.token() })
    },
    reconnectionDelay: 1_000,
    reconnectionDelayMax: 5_000,
  })

  async function watch(name: string): Promise<void> {
    if (asking.has(name)) return
    asking.add(name)
    try {
      const said: unknown = await socket.timeout(5_000).emitWithAck('watch', { topic: name })
      const reply = watchReply.safeParse(said)
      if (!reply.success) log.error('a reply to watch breaks the contract', { issues: reply.error.issues })
      else if (reply.data.ok && 'rows' in reply.data) {
        const { epoch, seq, rows } = reply.data
        const topic: Topic = { epoch, seq, rows: new Map(), left: new Map() }
        topics.set(name, topic)
        put(topic, rows)
      }
    } catch {
      // asked again with the next tick
      topics.delete(name)
    } finally {
      asking.delete(name)
    }
  }

  function take({ topic: name, epoch, seq, rows, gone }: News): void {
    const topic = topics.get(name)
    if (topic === undefined || (topic.epoch === epoch && seq <= topic.seq)) return
    if (topic.epoch !== epoch || seq > topic.seq + 1) {
      void watch(name)
      return
    }
    topic.seq = seq
    put(topic, rows)
    for (const { kind, id, version } of gone) {
      if (kind !== 'callback' || version < (topic.rows.get(id)?.version ?? 0)) continue
      topic.rows.delete(id)
      topic.left.set(id, version)
    }
  }

  socket.on('connect', () => {
    asking.clear()
    for (const name of queues.map((id) => `queue/${id}`)) void watch(name)
  })
  socket.on('connect_error', (error) => {
    if (error.message === 'unauthorized') void session.renew().then(() => socket.connect())
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000)
  })
  socket.on('news', (body: unknown) => {
    const read = news.safeParse(body)
    if (read.success) take(read.data)
    else log.error('news breaks the contract', { issues: read.error.issues })
  })
  socket.on('tick', (body: unknown) => {
    const { heads, nonce } = tick.safeParse(body).data ?? {}
    if (nonce !== undefined) socket.emit('alive', { nonce }, () => undefined)
    for (const name of queues.map((id) => `queue/${id}`)) {
      const [topic, head] = [topics.get(name), heads?.[name]]
      if (topic === undefined || (head && (head.epoch !== topic.epoch || head.seq > topic.seq))) void watch(name)
    }
  })

  return {
    rows: () => [...topics.values()].flatMap(({ rows }) => [...rows.values()]),
    close: () => {
      socket.disconnect()
    },
  }
}

function put({ rows, left }: Topic, list: readonly Row[]): void {
  for (const row of list) {
    if (row.kind !== 'callback') continue
    if (row.version > Math.max(rows.get(row.id)?.version ?? -1, left.get(row.id) ?? -1)) rows.set(row.id, row)
  }
}
