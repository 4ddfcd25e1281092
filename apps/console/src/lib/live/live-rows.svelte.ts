import type { LiveFeed } from './live-feed.svelte.ts'
import { Rows, type RowMaps } from './rows.ts'

/** One live resource: the rows of one topic, whether they are all here, and whether they may be. */
export class LiveRows {
  readonly topic: string
  loaded = $state(false)
  /** Why the topic is not ours to watch. */
  refused = $state<string>()
  protected readonly rows: Rows

  constructor(topic: string, maps: RowMaps) {
    this.topic = topic
    this.rows = new Rows(maps)
  }

  /** Watches until the returned function is called. */
  watch(feed: LiveFeed): () => void {
    return feed.watch(this.topic, {
      snapshot: (rows, epoch) => {
        this.rows.replace(rows, epoch)
        this.loaded = true
        this.refused = undefined
      },
      news: (rows, gone, epoch) => this.rows.apply(rows, gone, epoch),
      reset: () => {
        this.rows.clear()
        this.loaded = false
      },
      refused: (code) => {
        this.rows.clear()
        this.refused = code
      },
    })
  }
}
