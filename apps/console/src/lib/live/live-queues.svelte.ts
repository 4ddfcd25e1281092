import { topics, type QueueRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

/** The figures of all queues. */
export class LiveQueues extends LiveRows {
  readonly queues: Map<string, QueueRow>

  constructor() {
    const queue = new SvelteMap<string, QueueRow>()
    super(topics.queues, { queue }, true)
    this.queues = queue
  }
}
