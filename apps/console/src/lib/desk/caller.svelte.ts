import type { CallId, TicketId } from '@hearline/domain'
import { callerHistory, type CallerHistory } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { Doing } from './doing.svelte.ts'

/** What is known of who calls, and what is promised to her. */
export class CallerDoing extends Doing {
  /** Of the call followed last; undefined until the hub has answered. */
  known = $state.raw<CallerHistory>()
  /** Why nothing is known of her: it is asked again when wanted. */
  unread = $state.raw<Refusal>()
  #callId: CallId | undefined

  /** Asks once for each call; again when `anew`. */
  async follow(callId: CallId, anew = false): Promise<void> {
    if (this.#callId === callId && !anew) return
    if (this.#callId !== callId) this.known = undefined
    this.#callId = callId
    this.unread = undefined
    const found = await fetchJson(`/api/v1/calls/${callId}/caller`, callerHistory)
    if (this.#callId !== callId) return
    if (!('code' in found)) this.known = found
    else if (this.known === undefined) {
      this.#callId = undefined
      this.unread = found
    }
  }

  /** @param dueAt ISO 8601 */
  async promise(ticketId: TicketId, text: string, dueAt: string): Promise<boolean> {
    const made = await this.run('make-promise', { ticketId, text, dueAt })
    if (made) this.#again()
    return made !== undefined
  }

  async keep(promiseId: string): Promise<void> {
    if (await this.run('keep-promise', { promiseId })) this.#again()
  }

  #again(): void {
    if (this.#callId !== undefined) void this.follow(this.#callId, true)
  }
}
