import type { CallId, EmergencyService, TicketId } from '@hearline/domain'
import type { CommandBody } from '@hearline/protocol'
import type { Commands } from '#lib/commands/commands.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'

export type Target = CommandBody<'transfer-call'>['to']

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
    const offer = call && this.#desk.offer(call)
    const reply = offer && (await this.run('answer-call', { callId: call.id, fence: offer.fence }))
    // A colleague who only asks keeps her ticket.
    if (reply && call.operatorId === this.#desk.me?.id) this.#answered(reply.ticketId)
  }

  async decline(reason?: string): Promise<void> {
    const call = this.#desk.ringing
    const offer = call && this.#desk.offer(call)
    if (!offer) return
    const why = reason === undefined ? {} : { reason }
    await this.run('decline-call', { callId: call.id, fence: offer.fence, ...why })
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

  /** Passes the call on, or asks first (`consult`). */
  async transfer(to: Target, kind: 'blind' | 'consult'): Promise<boolean> {
    const call = this.#desk.current
    return call !== undefined && (await this.run('transfer-call', { callId: call.id, to, kind })) !== undefined
  }

  /** Rings the service; the caller stays. It waits for nothing that is under way. */
  async emergency(service: EmergencyService): Promise<void> {
    const call = this.#desk.current
    if (call) await this.runAtOnce('transfer-emergency', { callId: call.id, service })
  }

  /** What becomes of whom I asked: she takes the call, all three talk, or she is let go. */
  async settle(how: 'complete-transfer' | 'join-call' | 'cancel-consult'): Promise<void> {
    const call = this.#desk.current
    if (call) await this.run(how, { callId: call.id })
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
