import { toConsole, watchReply, type Gone, type News, type Row, type Tick, type ToConsole } from '@hearline/protocol'
import { HubClock } from './clock.ts'
import type { Evicted } from './connection.ts'
import type { Wire } from './wire.ts'

/** Who keeps the rows of one topic. */
export type Sink = {
  snapshot(rows: readonly Row[], epoch: string): void
  news(rows: readonly Row[], gone: readonly Gone[], epoch: string): void
  /** Nothing known before holds. */
  reset(): void
  /** The topic is not, or no longer, ours to watch. */
  refused(code: string): void
}

export type FeedParts = {
  wire: Wire
  /** The page's monotonic clock, in ms. */
  mono: () => number
  /** Runs `act` after `ms`. */
  later: (ms: number, act: () => void) => void
  /** 0..1 */
  random: () => number
  /** Something a screen shows has changed. */
  changed: () => void
  /** The hub does not know this sign-in any more. */
  unauthorized: () => void
  /** Whether the page stays away after it was sent away for this; by default it does, whatever the reason. */
  staysAway?: (evicted: Evicted) => boolean
}

type Watch = {
  readonly sinks: Set<Sink>
  state: 'wanted' | 'asking' | 'held' | 'refused'
  epoch?: string
  seq?: number
  /** `asOf` of the last tick that found us at the topic's head. */
  provenAt?: number
}

const silentFor = 10_000

/** One socket, many topics: asks for them, numbers what comes, notices gaps, and proves that the page is alive. */
export class Feed {
  readonly clock = new HubClock()
  readonly startedAt: number
  readonly #parts: FeedParts
  readonly #watches = new Map<string, Watch>()
  #dataEpoch: string | undefined
  #lastTick: number | undefined
  #asOf: number | undefined
  #evicted: Evicted | undefined
  #closed = false

  constructor(parts: FeedParts) {
    this.#parts = parts
    this.startedAt = parts.mono()
    parts.wire.listen({
      connected: () => this.#connected(),
      lost: ({ final }) => this.#lost(final),
      refused: () => this.#refused(),
      heard: (event, body) => this.#heard(event, body),
    })
  }

  get evicted(): Evicted | undefined {
    return this.#evicted
  }
  /** Whose rows are shown; undefined before the first tick. */
  get dataEpoch(): string | undefined {
    return this.#dataEpoch
  }
  /** ms (of the page's clock) since the hub last said anything on this connection; undefined without one. */
  get silent(): number | undefined {
    if (!this.#parts.wire.connected || this.#lastTick === undefined) return undefined
    return this.#parts.mono() - this.#lastTick
  }
  /** Database time, in ms, of the hub's last successful healing read as the last tick told it. */
  get asOf(): number | undefined {
    return this.#asOf
  }

  connect(): void {
    this.#closed = false
    this.#evicted = undefined
    this.#parts.wire.connect()
  }

  close(): void {
    this.#closed = true
    this.#parts.wire.disconnect()
  }

  /** Watches a topic until the returned function is called. A second sink makes the hub tell the whole topic again. */
  watch(topic: string, sink: Sink): () => void {
    const known = this.#watches.get(topic)
    const watch: Watch = { sinks: new Set(known?.sinks).add(sink), state: 'wanted' }
    this.#watches.set(topic, watch)
    if (this.#parts.wire.connected) void this.#ask(topic, watch)
    return () => {
      const now = this.#watches.get(topic)
      if (!now?.sinks.delete(sink) || now.sinks.size > 0) return
      this.#watches.delete(topic)
      this.#parts.wire.ask('unwatch', { topic }).catch(() => undefined)
    }
  }

  /** `asOf` (ms) of the last tick that proved the topic complete. */
  provenAt(topic: string): number | undefined {
    return this.#watches.get(topic)?.provenAt
  }

  /** Called each second: a socket that is open but silent is not a connection. */
  check(): void {
    if (this.#closed || this.#evicted || !this.#parts.wire.connected || this.#lastTick === undefined) return
    if (this.#parts.mono() - this.#lastTick > silentFor) this.#reconnect(0)
  }

  #connected(): void {
    this.#lastTick = this.#parts.mono()
    for (const [topic, watch] of this.#watches) void this.#ask(topic, watch)
    this.#parts.changed()
  }

  #lost(final: boolean): void {
    for (const watch of this.#watches.values()) if (watch.state !== 'refused') watch.state = 'wanted'
    if (final && !this.#closed && !this.#evicted) this.#reconnect(500)
    this.#parts.changed()
  }

  #refused(): void {
    this.#parts.unauthorized()
    this.#reconnect(2_000)
    this.#parts.changed()
  }

  #reconnect(afterMs: number): void {
    this.#lastTick = undefined
    this.#parts.wire.disconnect()
    this.#parts.later(afterMs + this.#parts.random() * 1_000, () => {
      if (!this.#closed && !this.#evicted) this.#parts.wire.connect()
    })
  }

  async #ask(topic: string, watch: Watch): Promise<void> {
    if (watch.state === 'asking') return
    watch.state = 'asking'
    const known = watch.epoch === undefined ? {} : { epoch: watch.epoch, seq: watch.seq }
    const answer = await this.#parts.wire.ask('watch', { topic, ...known }).catch(() => undefined)
    if (!this.#stillAsks(topic, watch)) return
    const reply = watchReply.safeParse(answer).data
    if (!reply || (!reply.ok && reply.error.code === 'unavailable')) {
      watch.state = 'wanted'
      this.#parts.later(500 + this.#parts.random() * 1_000, () => {
        if (this.#parts.wire.connected && this.#watches.get(topic) === watch) void this.#ask(topic, watch)
      })
      return
    }
    if (!reply.ok) {
      watch.state = 'refused'
      for (const sink of watch.sinks) sink.refused(reply.error.code)
    } else {
      watch.state = 'held'
      if ('rows' in reply) for (const sink of watch.sinks) sink.snapshot(reply.rows, reply.epoch)
      else for (const each of reply.missed) for (const sink of watch.sinks) sink.news(each.rows, each.gone, each.epoch)
      watch.epoch = reply.epoch
      watch.seq = reply.seq
      // The acknowledgement carries what the hub holds this moment, so it proves as much as the last tick did.
      if (this.#asOf !== undefined) watch.provenAt = this.#asOf
    }
    this.#parts.changed()
  }

  #stillAsks(topic: string, watch: Watch): boolean {
    return this.#watches.get(topic) === watch && watch.state === 'asking'
  }

  #heard(event: keyof ToConsole, body: unknown): void {
    switch (event) {
      case 'news':
        this.#news(toConsole.news.parse(body))
        break
      case 'tick':
        this.#tick(toConsole.tick.parse(body))
        break
      case 'unwatched':
        this.#unwatched(toConsole.unwatched.parse(body))
        break
      case 'evicted':
        this.#sentAway(toConsole.evicted.parse(body))
        break
      case 'drain':
        this.#parts.later(toConsole.drain.parse(body).afterMs, () => this.#reconnect(0))
    }
    this.#parts.changed()
  }

  #sentAway(evicted: Evicted): void {
    if (this.#parts.staysAway?.(evicted) ?? true) this.#evicted = evicted
  }

  #news(news: News): void {
    const watch = this.#watches.get(news.topic)
    if (watch?.state !== 'held' || watch.epoch === undefined || watch.seq === undefined) return
    if (news.epoch !== watch.epoch) return void this.#ask(news.topic, watch)
    if (news.seq <= watch.seq) return
    for (const sink of watch.sinks) sink.news(news.rows, news.gone, news.epoch)
    if (news.seq === watch.seq + 1) watch.seq = news.seq
    else void this.#ask(news.topic, watch)
  }

  #tick(tick: Tick): void {
    const mono = this.#parts.mono()
    this.#lastTick = mono
    if (this.#dataEpoch !== undefined && tick.dataEpoch !== this.#dataEpoch) this.#startOver()
    this.#dataEpoch = tick.dataEpoch
    this.clock.observe(Date.parse(tick.at), mono)
    this.#asOf = Date.parse(tick.asOf)
    this.#parts.wire.ask('alive', { nonce: tick.nonce }).catch(() => undefined)
    for (const [topic, watch] of this.#watches) {
      const head = tick.heads[topic]
      if (watch.state !== 'held' || !head) continue
      if (head.epoch === watch.epoch && head.seq <= (watch.seq ?? -1)) watch.provenAt = this.#asOf
      else void this.#ask(topic, watch)
    }
  }

  #unwatched(body: { topic: string; reason: string }): void {
    const watch = this.#watches.get(body.topic)
    if (!watch) return
    watch.state = 'refused'
    for (const sink of watch.sinks) sink.refused(body.reason)
  }

  #startOver(): void {
    this.clock.reset()
    for (const [topic, watch] of this.#watches) {
      delete watch.epoch
      delete watch.seq
      delete watch.provenAt
      for (const sink of watch.sinks) sink.reset()
      watch.state = 'wanted'
      void this.#ask(topic, watch)
    }
  }
}
