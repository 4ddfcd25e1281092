import type { CommandBody, CommandName, CommandReply } from '@hearline/protocol'
import type { Commands } from '#lib/commands/commands.ts'
import type { Refusal } from '#lib/commands/refusal.ts'

/** One area of the desk that sends commands: what is under way there and what was refused last. */
export class Doing {
  pending = $state<CommandName>()
  refusal = $state.raw<Refusal>()
  protected readonly commands: Commands

  constructor(commands: Commands) {
    this.commands = commands
  }

  /** Undefined when it was refused, or when something else is still under way here. */
  protected async run<N extends CommandName>(name: N, body: CommandBody<N>): Promise<CommandReply<N> | undefined> {
    if (this.pending !== undefined) return undefined
    this.pending = name
    this.refusal = undefined
    try {
      const sent = await this.commands.send(name, body)
      if (sent.ok) return sent.value
      this.refusal = sent.refusal
      return undefined
    } finally {
      this.pending = undefined
    }
  }
}
