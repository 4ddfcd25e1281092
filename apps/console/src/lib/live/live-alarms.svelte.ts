import { topics, type AlarmRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { clearedOf, shownFor } from './cleared.ts'
import type { Sink } from './feed.ts'
import type { LiveFeed } from './live-feed.svelte.ts'
import { LiveRows } from './live-rows.svelte.ts'

/** The alarms of all queues that have not cleared, or that nobody has acknowledged, and those that cleared a moment ago. */
export class LiveAlarms extends LiveRows {
  readonly #alarms: Map<string, AlarmRow>
  readonly #cleared = new SvelteMap<string, AlarmRow>()
  /** Those nobody has acknowledged first, the newest first. */
  readonly all = $derived.by(() => [...this.#alarms.values(), ...this.#cleared.values()].toSorted(byUrgency))

  constructor() {
    const alarm = new SvelteMap<string, AlarmRow>()
    super(topics.alarms, { alarm })
    this.#alarms = alarm
  }

  protected override sink(feed: LiveFeed): Sink {
    const sink = super.sink(feed)
    return {
      ...sink,
      news: (rows, gone, epoch) => {
        if (feed.now !== undefined) this.#keep(clearedOf(this.#alarms, gone, feed.now))
        sink.news(rows, gone, epoch)
      },
      reset: () => {
        this.#cleared.clear()
        sink.reset()
      },
    }
  }

  #keep(cleared: readonly AlarmRow[]): void {
    for (const alarm of cleared) {
      this.#cleared.set(alarm.id, alarm)
      setTimeout(() => this.#cleared.delete(alarm.id), shownFor)
    }
  }
}

/** Not yet seen by anybody, then still on, then the newest. */
const byUrgency = (a: AlarmRow, b: AlarmRow): number =>
  Number(a.acknowledged !== undefined) - Number(b.acknowledged !== undefined) ||
  Number(a.clearedAt !== undefined) - Number(b.clearedAt !== undefined) ||
  b.at.localeCompare(a.at)
