import type { CallId } from '@hearline/domain'
import { callWhole, type CallRow } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { fetchJson } from '#lib/session/fetch-json.ts'

/** Masked numbers of the callers that open tickets came from: a call leaves the desk before its ticket does. */
export class Callers {
  readonly #known = new SvelteMap<CallId, string>()
  readonly #asked: CallId[] = []

  numberOf(id: CallId | undefined): string | undefined {
    return id === undefined ? undefined : this.#known.get(id)
  }

  learn(call: CallRow): void {
    if (call.caller !== undefined) this.#known.set(call.id, call.caller)
  }

  /** Asks the hub once, for a call that this page has not seen. */
  async find(id: CallId): Promise<void> {
    if (this.#known.has(id) || this.#asked.includes(id)) return
    this.#asked.push(id)
    const found = await fetchJson(`/api/v1/calls/${id}`, callWhole)
    if (!('code' in found)) this.learn(found.call)
    // asked anew with the next change of the list
    else if (found.code === 'offline') this.#asked.splice(this.#asked.indexOf(id), 1)
  }
}
