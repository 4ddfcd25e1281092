import type { CallId, TicketId } from '@hearline/domain'
import type { Commands } from '#lib/commands/commands.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'

/** Everything one can do with the call that is ringing, going on, or being wrapped up. */
export class CallDoing extends Doing {
  /** A number shown in full, for as long as its call is on the desk. */
  revealed = $state.raw<{ callId: CallId; phone: string }>()
  readonly #desk: LiveDesk
  readonly #answered: (ticket: TicketId) => void

  constructor(commands: Commands, desk: LiveDesk, answered: (ticket: TicketId) => void) {
    super(commands)
    this.#desk = desk
    this.#answered = answered
  }

  async answer(): Promise<void> {
    const call = this.#desk.ringing
    const reply = call && (await this.run('answer-call', { callId: call.id, fence: call.fence }))
    if (reply) this.#answered(reply.ticketId)
  }

  async decline(reason?: string): Promise<void> {
    const call = this.#desk.ringing
    if (!call) return
    await this.run('decline-call', { callId: call.id, fence: call.fence, ...(reason === undefined ? {} : { reason }) })
  }

  /** Holds a call that talks, resumes one that is held. */
  async hold(): Promise<void> {
    const call = this.#desk.current
    if (call?.state === 'talking') await this.run('hold-call', { callId: call.id, fence: call.fence })
    else if (call?.state === 'held') await this.run('resume-call', { callId: call.id, fence: call.fence })
  }

  async end(): Promise<void> {
    const call = this.#desk.current
    if (call && call.state !== 'wrap-up') await this.run('end-call', { callId: call.id, fence: call.fence })
  }

  async reveal(reason: string): Promise<void> {
    const call = this.#desk.current
    const reply = call && (await this.run('reveal-caller', { callId: call.id, reason }))
    if (reply) this.revealed = { callId: call.id, phone: reply.phone }
  }

  async finishWrapUp(): Promise<void> {
    if (this.#desk.me?.activity === 'wrap-up') await this.run('finish-wrap-up', {})
  }

  async extendWrapUp(): Promise<void> {
    if (this.#desk.me?.activity === 'wrap-up') await this.run('extend-wrap-up', {})
  }
}
