import { topics, type AlarmRow, type BoardRow, type CurveRow, type LoadRow } from '@hearline/protocol'
import type { QueueRow, SeatsRow, WallboardRow } from '@hearline/protocol'
import { ageOf } from '#lib/live/age.ts'
import { Feed } from '#lib/live/feed.ts'
import { Rows } from '#lib/live/rows.ts'
import { openSocketWire } from '#lib/live/socket-wire.ts'
import { SvelteMap } from 'svelte/reactivity'
import { endsPairing } from './pairing-end.ts'

const BEAT_MS = 250

/** Everything a wallboard is told: figures by queue, seats, hotlines, curves, and what hangs where. */
export class WallFeed {
  readonly queues = new SvelteMap<string, QueueRow>()
  readonly seats = new SvelteMap<string, SeatsRow>()
  readonly loads = new SvelteMap<string, LoadRow>()
  readonly curves = new SvelteMap<string, CurveRow>()
  readonly boards = new SvelteMap<string, BoardRow>()
  readonly wallboards = new SvelteMap<string, WallboardRow>()
  readonly #alarms = new SvelteMap<string, AlarmRow>()
  readonly alarms = $derived.by(() => [...this.#alarms.values()])
  /** The hub's time in ms, whatever this device's clock says; undefined before the first tick. */
  now = $state<number>()
  /** ms since what is shown was last proven; undefined: never. */
  age = $state<number>()
  /** ms by which this device's clock goes before the hub's. */
  clockAhead = $state<number>()
  connected = $state(false)
  loaded = $state(false)
  /** The hub will have nothing to do with this device: its token is worth nothing. */
  sentAway = $state(false)
  readonly #feed: Feed
  readonly #wire: ReturnType<typeof openSocketWire>

  /** @param token of a device; who is signed in by a cookie needs none */
  constructor(token?: string) {
    this.#wire = openSocketWire(token)
    this.#feed = new Feed({
      wire: this.#wire,
      mono: () => performance.now(),
      later: (ms, act) => void setTimeout(act, ms),
      random: () => Math.random(),
      changed: () => this.#look(),
      unauthorized: () => (this.sentAway = true),
      staysAway: endsPairing,
    })
  }

  /** Connects and goes on trying; the returned function ends it. */
  open(): () => void {
    const { queues, seats, loads, curves, boards, wallboards } = this
    const rows = new Rows({
      ...{ queue: queues, seats, load: loads, curve: curves },
      ...{ board: boards, wallboard: wallboards, alarm: this.#alarms },
    })
    this.#feed.watch(topics.wallboard, {
      snapshot: (told, epoch) => {
        rows.replace(told, epoch)
        this.loaded = true
      },
      news: (told, gone, epoch) => rows.apply(told, gone, epoch),
      reset: () => {
        rows.clear()
        this.loaded = false
      },
      refused: () => (this.sentAway = true),
    })
    this.#feed.connect()
    let beats = 0
    const timer = setInterval(() => {
      if (++beats % 4 === 0) this.#feed.check()
      this.#look()
    }, BEAT_MS)
    return () => {
      clearInterval(timer)
      this.#feed.close()
    }
  }

  #look(): void {
    this.now = this.#feed.clock.now(performance.now())
    this.age = ageOf(this.#feed.provenAt(topics.wallboard), this.now)
    this.clockAhead = this.now === undefined ? undefined : Date.now() - this.now
    this.connected = this.#wire.connected
    if (this.#feed.evicted) this.sentAway = true
  }
}
