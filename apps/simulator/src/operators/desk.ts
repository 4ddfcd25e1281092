import type { OperatorId, TicketId } from '@hearline/domain'
import { topics } from '@hearline/protocol'
import type { CallBackRow, CallRow, News, OperatorRow, Row, Tick, WatchReply } from '@hearline/protocol'

type Snapshot = Extract<WatchReply, { rows: unknown }>
/** What an operator's `desk` shows: the newest version of each row, wherever it came from. */
export type Desk = {
  me: () => OperatorRow | undefined
  /** A call ringing here. */
  offer: () => CallRow | undefined
  /** A colleague's call about which she is rung. */
  asked: () => CallRow | undefined
  call: (id: string) => CallRow | undefined
  /** A draft of hers for this call. */
  draft: (callId: string) => TicketId | undefined
  /** One she has in hand. */
  callBack: (id: string) => CallBackRow | undefined
  snapshot: (reply: Snapshot) => void
  /** False when news was missed, so that the topic must be watched afresh. */
  news: (news: News) => boolean
  /** False when the hub has said more than was heard. */
  tick: (tick: Pick<Tick, 'heads'>) => boolean
  /** Rows a command brought along. */
  rows: (rows: readonly Row[]) => void
}

const topic = topics.desk

export function openDesk(id: OperatorId): Desk {
  const rows = new Map<string, Row>()
  const left = new Map<string, number>()
  let position: { epoch: string; seq: number } | undefined

  function put(row: Row): void {
    const key = `${row.kind}/${row.id}`
    const newest = Math.max(rows.get(key)?.version ?? -1, left.get(key) ?? -1)
    if (row.version > newest) rows.set(key, row)
  }

  return {
    me: () => rows.get(`operator/${id}`) as OperatorRow | undefined,
    offer: () =>
      rows
        .values()
        .filter((row) => row.kind === 'call')
        .find((call) => call.state === 'offered' && call.operatorId === id),
    asked: () =>
      rows
        .values()
        .filter((row) => row.kind === 'call')
        .find(({ party }) => party?.state === 'ringing' && party.operatorId === id),
    call: (call) => rows.get(`call/${call}`) as CallRow | undefined,
    draft: (callId) =>
      rows
        .values()
        .filter((row) => row.kind === 'ticket')
        .find((row) => row.callId === callId && row.authorId === id && row.state === 'draft')?.id,
    callBack: (callBack) => rows.get(`callback/${callBack}`) as CallBackRow | undefined,
    snapshot: (reply) => {
      position = { epoch: reply.epoch, seq: reply.seq }
      rows.clear()
      left.clear()
      for (const row of reply.rows) put(row)
    },
    news: (news) => {
      if (news.topic !== topic) return true
      if (position?.epoch !== news.epoch || news.seq > position.seq + 1) return false
      if (news.seq <= position.seq) return true
      position = { epoch: news.epoch, seq: news.seq }
      for (const row of news.rows) put(row)
      for (const { kind, id: gone, version } of news.gone) {
        const key = `${kind}/${gone}`
        if (version < (rows.get(key)?.version ?? 0)) continue
        rows.delete(key)
        left.set(key, version)
      }
      return true
    },
    tick: ({ heads }) => {
      const head = heads[topic]
      if (head === undefined || position === undefined) return true
      return head.epoch === position.epoch && head.seq <= position.seq
    },
    rows: (list) => {
      for (const row of list) {
        if (row.kind === 'operator' ? row.id === id : rows.has(`${row.kind}/${row.id}`)) put(row)
      }
    },
  }
}
