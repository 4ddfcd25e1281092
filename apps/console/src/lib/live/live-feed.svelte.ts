import { SvelteMap } from 'svelte/reactivity'
import { ageOf } from './age.ts'
import { judgeConnection, mayAnswer, type Connection } from './connection.ts'
import { Feed, type Sink } from './feed.ts'
import { fetchedWire } from './fetched-wire.ts'
import { Pace } from './pace.ts'

const beat = 250

/** The feed as screens read it: the hub's time, the age of each topic, the state of the connection. */
export class LiveFeed {
  /** The hub's time in ms, four times a second and no oftener; undefined before the first tick. */
  now = $state<number | undefined>()
  /** When figures are drawn: with the beat that moves the times beside them. */
  readonly pace = new Pace(beat, () => performance.now())
  connection = $state.raw<Connection>({ state: 'connecting' })
  readonly #asOf = new SvelteMap<string, number>()
  readonly #topics: string[] = []
  readonly #feed: Feed
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(unauthorized: () => void) {
    const later = (ms: number, act: () => void) => void setTimeout(act, ms)
    this.#feed = new Feed({
      // fetched while the page is drawn: the first paint does without it
      wire: fetchedWire(async () => (await import('./socket-wire.ts')).openSocketWire(), later),
      mono: () => performance.now(),
      later,
      random: () => Math.random(),
      changed: () => this.#look(),
      unauthorized,
    })
  }

  /** For rows that do not come by the feed: they are news only while it is the same. */
  get dataEpoch(): string | undefined {
    return this.#feed.dataEpoch
  }

  /** Connects; the returned function ends everything. */
  open(): () => void {
    this.#feed.connect()
    let beats = 0
    this.#timer = setInterval(() => {
      if (++beats % 4 === 0) this.#feed.check()
      this.pace.flush()
      this.now = this.#hubTime()
      this.#look()
    }, beat)
    return () => {
      clearInterval(this.#timer)
      this.#feed.close()
    }
  }

  /** Takes the desk back after it went to another window. */
  reopen(): void {
    this.#feed.connect()
    this.#look()
  }

  watch(topic: string, sink: Sink): () => void {
    this.#topics.push(topic)
    const stop = this.#feed.watch(topic, sink)
    return () => {
      this.#topics.splice(this.#topics.indexOf(topic), 1)
      if (!this.#topics.includes(topic)) this.#asOf.delete(topic)
      stop()
    }
  }

  /** ms since the topic was last proven complete; undefined: never. */
  age(topic: string): number | undefined {
    return ageOf(this.#asOf.get(topic), this.now)
  }

  mayAnswer(topic: string): boolean {
    return this.connection.state !== 'red' && mayAnswer(this.age(topic))
  }

  #hubTime(): number | undefined {
    return this.#feed.clock.now(performance.now())
  }

  #look(): void {
    const hubTime = this.#hubTime()
    if (this.now === undefined || hubTime === undefined) this.now = hubTime
    for (const topic of this.#topics) {
      const proven = this.#feed.provenAt(topic)
      if (proven === undefined) this.#asOf.delete(topic)
      else this.#asOf.set(topic, proven)
    }
    const next = judgeConnection({
      evicted: this.#feed.evicted,
      age: ageOf(this.#feed.asOf, this.now),
      trying: performance.now() - this.#feed.startedAt,
      silent: this.#feed.silent,
      online: navigator.onLine,
    })
    if (JSON.stringify(next) !== JSON.stringify(this.connection)) this.connection = next
  }
}
