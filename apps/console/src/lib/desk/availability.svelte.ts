import type { ChosenAvailability } from '@hearline/domain'
import type { Commands } from '#lib/commands/commands.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'

/** Choosing what one is available for. */
export class AvailabilityDoing extends Doing {
  readonly #desk: LiveDesk

  constructor(commands: Commands, desk: LiveDesk) {
    super(commands)
    this.#desk = desk
  }

  async choose(availability: ChosenAvailability, minutes?: number): Promise<void> {
    await this.run('set-availability', { availability, ...(minutes === undefined ? {} : { minutes }) })
  }

  async clearNext(): Promise<void> {
    if (this.#desk.me?.nextAvailability) await this.run('clear-next-availability', {})
  }
}
