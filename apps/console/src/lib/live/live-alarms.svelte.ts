import { topics, type AlarmRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { LiveRows } from './live-rows.svelte.ts'

/** The alarms of all queues that have not cleared, or that nobody has acknowledged. */
export class LiveAlarms extends LiveRows {
  readonly #alarms: Map<string, AlarmRow>
  /** Those nobody has acknowledged first, the newest first. */
  readonly all = $derived.by(() => [...this.#alarms.values()].toSorted(byUrgency))

  constructor() {
    const alarm = new SvelteMap<string, AlarmRow>()
    super(topics.alarms, { alarm })
    this.#alarms = alarm
  }
}

/** Not yet seen by anybody, then still on, then the newest. */
const byUrgency = (a: AlarmRow, b: AlarmRow): number =>
  Number(a.acknowledged !== undefined) - Number(b.acknowledged !== undefined) ||
  Number(a.clearedAt !== undefined) - Number(b.clearedAt !== undefined) ||
  b.at.localeCompare(a.at)
