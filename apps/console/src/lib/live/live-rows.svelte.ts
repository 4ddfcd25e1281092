import type { Sink } from './feed.ts'
import type { LiveFeed } from './live-feed.svelte.ts'
import { Rows, type RowMaps } from './rows.ts'

/** One live resource: the rows of one topic, whether they are all here, and whether they may be. */
export class LiveRows {
  readonly topic: string
  loaded = $state(false)
  /** Why the topic is not ours to watch. */
  refused = $state<string>()
  /** Whether its rows are all there are: without, a figure of them is unknown, and not 0. */
  readonly known = $derived.by(() => this.loaded && this.refused === undefined)
  protected readonly rows: Rows
  readonly #paced: boolean

  /** @param paced its news is figures, many a second: it may wait for the next beat */
  constructor(topic: string, maps: RowMaps, paced = false) {
    this.topic = topic
    this.rows = new Rows(maps)
    this.#paced = paced
  }

  /** Watches until the returned function is called. */
  watch(feed: LiveFeed): () => void {
    return feed.watch(this.topic, this.sink(feed))
  }

  protected sink({ pace }: LiveFeed): Sink {
    return {
      snapshot: (rows, epoch) => {
        pace.flush()
        this.rows.replace(rows, epoch)
        this.loaded = true
        this.refused = undefined
      },
      news: (rows, gone, epoch) => {
        if (this.#paced) pace.run(() => this.rows.apply(rows, gone, epoch))
        else this.rows.apply(rows, gone, epoch)
      },
      reset: () => {
        pace.flush()
        this.rows.clear()
        this.loaded = false
      },
      refused: (code) => {
        pace.flush()
        this.rows.clear()
        this.refused = code
      },
    }
  }
}
