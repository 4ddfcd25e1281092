import { isWaiting, type QueueId } from '@hearline/domain'
import { topics, type CallRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

/** The calls waiting in one queue. */
export class LiveQueue extends LiveRows {
  readonly #calls: Map<string, CallRow>
  /** Longest wait first. */
  readonly waiting = $derived.by(() =>
    [...this.#calls.values()]
      .filter(isWaiting)
      .toSorted((a, b) => Date.parse(a.waitingSince) - Date.parse(b.waitingSince)),
  )

  constructor(id: QueueId) {
    const call = new SvelteMap<string, CallRow>()
    super(topics.queue(id), { call }, true)
    this.#calls = call
  }
}
