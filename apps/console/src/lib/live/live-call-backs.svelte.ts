import type { QueueId } from '@hearline/domain'
import { topics, type CallBackRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

/** The missed callers of one queue, until each is over. */
export class LiveCallBacks extends LiveRows {
  readonly all: ReadonlyMap<string, CallBackRow>

  constructor(id: QueueId) {
    const callback = new SvelteMap<string, CallBackRow>()
    super(topics.queue(id), { callback }, true)
    this.all = callback
  }
}
