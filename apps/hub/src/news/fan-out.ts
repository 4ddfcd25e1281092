import type { Gone, News, Row } from '@hearline/protocol'
import type { LiveChange } from '@hearline/store'
import type { Applied } from '../floor/model.ts'
import { iso } from '../floor/projection.ts'
import { channelsOf, isPersonal, topicOf, type Channel } from './channels.ts'
import { History, KEPT_MS } from './history.ts'
import { Lanes } from './lanes.ts'
import { rowOn } from './rows.ts'

/** A channel that was quiet for this long sends at once; a busy one gathers this long, in ms. */
const GATHER_MS = 50

type Line = {
  seq: number
  readonly watchers: Set<string>
  rows: Map<string, Row>
  gone: Map<string, Gone>
  sentAt: number
  timer: NodeJS.Timeout | undefined
  history: History
  /** Set while nobody watches: whoever comes back soon is told what was missed. */
  end: NodeJS.Timeout | undefined
}

/** Where a page stood when it last heard of a topic. */
export type Since = { readonly epoch?: string | undefined; readonly seq?: number | undefined }
export type Joined = { readonly epoch: string; readonly seq: number; readonly missed?: News[] }

export type FanOutDeps = {
  /** Of this hub's boot. */
  readonly epoch: string
  /** Milliseconds since any moment. */
  readonly clock: () => number
  /** Sends one news to sockets, by id. */
  readonly send: (sockets: readonly string[], news: News) => void
}

/** Numbers what is sent on each channel and brings it to those who watch. */
export class FanOut {
  #epoch: string
  readonly #lines = new Map<Channel, Line>()
  readonly #heads = new Map<string, Map<Channel, number>>()
  readonly #clock: () => number
  readonly #lanes: Lanes
  /** A channel made anew starts above all that were dropped, so that a number is never used twice in an epoch. */
  #above = 0

  constructor({ epoch, clock, send }: FanOutDeps) {
    this.#epoch = epoch
    this.#clock = clock
    this.#lanes = new Lanes((sockets, channel, news) => {
      const due = sockets.filter((socket) => this.#isDue(socket, channel, news.seq))
      for (const socket of due) this.#heads.get(socket)?.set(channel, news.seq)
      if (due.length > 0) send(due, news)
    })
  }

  /** The number a snapshot made in this very turn carries, and what was missed since, when that is still known. */
  join(channel: Channel, socket: string, since: Since = {}): Joined {
    let line = this.#lines.get(channel)
    if (line === undefined) {
      const quiet = { sentAt: Number.NEGATIVE_INFINITY, timer: undefined, end: undefined, history: new History() }
      line = { seq: this.#above, watchers: new Set(), rows: new Map(), gone: new Map(), ...quiet }
      this.#lines.set(channel, line)
    }
    clearTimeout(line.end)
    line.watchers.add(socket)
    const heads = this.#heads.get(socket) ?? new Map<Channel, number>()
    this.#heads.set(socket, heads.set(channel, line.seq))
    const known = since.epoch === this.#epoch && since.seq !== undefined
    const missed = known ? line.history.since(since.seq, line.seq) : undefined
    return { epoch: this.#epoch, seq: line.seq, ...(missed && { missed }) }
  }

  leave(channel: Channel, socket: string): void {
    this.#heads.get(socket)?.delete(channel)
    const line = this.#lines.get(channel)
    if (!line?.watchers.delete(socket) || line.watchers.size > 0) return
    line.end = setTimeout(() => this.#drop(channel, line), KEPT_MS).unref()
  }

  /** Another floor: nothing said of the one before counts any more. */
  startAnew(epoch: string): void {
    this.#epoch = epoch
    for (const line of this.#lines.values()) {
      line.history = new History()
      line.rows.clear()
      line.gone.clear()
    }
  }

  #drop(channel: Channel, line: Line): void {
    clearTimeout(line.timer)
    // above what anybody may have heard of it, so that a page which comes back later is not taken for one that missed nothing
    this.#above = Math.max(this.#above, line.seq + 1)
    this.#lines.delete(channel)
  }

  leaveAll(socket: string): void {
    for (const channel of this.watched(socket)) this.leave(channel, socket)
    this.#heads.delete(socket)
  }

  watched(socket: string): Channel[] {
    return [...(this.#heads.get(socket)?.keys() ?? [])]
  }

  /** Topics that are watched, those only kept for whoever comes back, and the pages that watch. */
  sizes(): { watched: number; kept: number; pages: number } {
    const watched = this.#lines.values().reduce((sum, { watchers }) => sum + Number(watchers.size > 0), 0)
    return { watched, kept: this.#lines.size - watched, pages: this.#heads.size }
  }

  isWatched(channel: Channel): boolean {
    return (this.#lines.get(channel)?.watchers.size ?? 0) > 0
  }

  /** Per topic the number last sent to this socket; a tick that carries them never runs ahead of news. */
  heads(socket: string): Record<string, { epoch: string; seq: number }> {
    const heads = [...(this.#heads.get(socket) ?? [])]
    return Object.fromEntries(heads.map(([channel, seq]) => [topicOf(channel), { epoch: this.#epoch, seq }]))
  }

  /** Rows that moved on in the floor model: shown where they are seen now, gone where they were seen before. */
  applied(batch: readonly Applied[], at: number): void {
    const touched = new Set<Channel>()
    for (const change of batch) {
      const now = channelsOf(change.kind, change.row as never)
      const before = change.old === undefined ? [] : channelsOf(change.kind, change.old as never)
      for (const channel of now) if (this.#show(channel, change)) touched.add(channel)
      for (const channel of before) if (!now.includes(channel) && this.#hide(channel, change)) touched.add(channel)
    }
    this.#settle(touched, at)
  }

  /** Rows that are computed rather than kept. */
  publish(channel: Channel, rows: readonly Row[], at: number): void {
    const line = this.#lines.get(channel)
    if (line === undefined || rows.length === 0) return
    for (const row of rows) line.rows.set(keyOf(row), row)
    this.#settle(new Set([channel]), at)
  }

  #show(channel: Channel, change: LiveChange): boolean {
    const line = this.#lines.get(channel)
    const row = line && rowOn(channel, change)
    if (row === undefined) return false
    line?.gone.delete(keyOf(row))
    line?.rows.set(keyOf(row), row)
    return true
  }

  #hide(channel: Channel, { kind, row }: LiveChange): boolean {
    const line = this.#lines.get(channel)
    if (line === undefined || kind === 'seat' || kind === 'session') return false
    const gone: Gone = { kind, id: row.id, version: row.version }
    line.rows.delete(keyOf(gone))
    line.gone.set(keyOf(gone), gone)
    return true
  }

  #settle(touched: ReadonlySet<Channel>, at: number): void {
    const personalFirst = [...touched].sort((a, b) => Number(isPersonal(b)) - Number(isPersonal(a)))
    for (const channel of personalFirst) {
      const line = this.#lines.get(channel)
      if (line === undefined || line.timer !== undefined) continue
      const rest = isPersonal(channel) ? 0 : line.sentAt + GATHER_MS - this.#clock()
      if (rest <= 0) this.#flush(channel, line, at)
      else line.timer = setTimeout(() => this.#flush(channel, line, at + rest), rest)
    }
  }

  #flush(channel: Channel, line: Line, at: number): void {
    line.timer = undefined
    line.sentAt = this.#clock()
    line.seq += 1
    const { seq, rows, gone, watchers } = line
    line.rows = new Map()
    line.gone = new Map()
    const body = { rows: [...rows.values()], gone: [...gone.values()] }
    const news = { topic: topicOf(channel), epoch: this.#epoch, seq, at: iso(at), ...body }
    line.history.add(news, line.sentAt)
    if (watchers.size > 0) this.#lanes.add({ channel, sockets: [...watchers], news, personal: isPersonal(channel) })
  }

  /** Not to those who left meanwhile, nor to those whose later snapshot already holds it. */
  #isDue(socket: string, channel: Channel, seq: number): boolean {
    const head = this.#heads.get(socket)?.get(channel)
    return head !== undefined && head < seq
  }
}

const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind}/${id}`
