import type { ChosenAvailability } from '@hearline/domain'
import type { Commands } from '#lib/commands/commands.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'

/** Choosing what one is available for. */
export class AvailabilityDoing extends Doing {
  readonly #desk: LiveDesk
  #minutes: number | undefined

  constructor(commands: Commands, desk: LiveDesk) {
    super(commands)
    this.#desk = desk
  }

  /** Whether a break has just found no room: it may be asked of a lead. */
  get noRoom(): boolean {
    return this.refusal?.code === 'break-quota'
  }

  async choose(availability: ChosenAvailability, minutes?: number): Promise<void> {
    this.#minutes = minutes
    await this.run('set-availability', { availability, ...(minutes === undefined ? {} : { minutes }) })
  }

  /** The break that found no room, asked of a lead. */
  async askBreak(): Promise<void> {
    const minutes = this.#minutes
    await this.run('set-availability', {
      availability: 'break',
      ask: true,
      ...(minutes === undefined ? {} : { minutes }),
    })
  }

  /** Raises the hand for a lead, or lowers it. */
  async turnHand(): Promise<void> {
    const { me } = this.#desk
    if (me) await this.run('raise-hand', { raised: me.hand === undefined })
  }

  /** What was to come next, or a break that a lead was asked for. */
  async clearNext(): Promise<void> {
    const { nextAvailability, breakRequest } = this.#desk.me ?? {}
    if (nextAvailability ?? breakRequest) await this.run('clear-next-availability', {})
  }
}
