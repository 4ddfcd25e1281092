import type { CallId } from '@hearline/domain'
import { callWhole, type CallWhole } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'

/** One of the calls behind a figure, as whoever asks may read it. */
export class LookedAtCall {
  found = $state.raw<CallWhole['call']>()
  refusal = $state.raw<Refusal>()
  #wanted: CallId | undefined

  async look(id: CallId): Promise<void> {
    this.forget()
    this.#wanted = id
    const answer = await fetchJson(`/api/v1/calls/${id}`, callWhole)
    if (this.#wanted !== id) return
    if ('code' in answer) this.refusal = answer
    else this.found = answer.call
  }

  forget(): void {
    this.#wanted = undefined
    this.found = undefined
    this.refusal = undefined
  }
}
