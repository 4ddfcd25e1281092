import type { CommandBody, CommandName, CommandReply } from '@hearline/protocol'
import type { Commands } from '#lib/commands/commands.ts'
import { underWay, type Refusal } from '#lib/commands/refusal.ts'
import { Turn } from './turn.ts'

/** One area of the desk that sends commands: what is under way there and what was refused last. */
export class Doing {
  pending = $state<CommandName>()
  refusal = $state.raw<Refusal>()
  protected readonly commands: Commands
  readonly #turn = new Turn()

  constructor(commands: Commands) {
    this.commands = commands
  }

  /** Undefined when it was refused, or the same is under way already; something else that is under way goes first. */
  protected async run<N extends CommandName>(name: N, body: CommandBody<N>): Promise<CommandReply<N> | undefined> {
    const reply = await this.#turn.take(JSON.stringify([name, body]), () => this.runAtOnce(name, body))
    if (reply === 'late') this.refusal = underWay
    return reply === 'late' || reply === 'again' ? undefined : reply
  }

  /** The same, whatever is under way. */
  protected async runAtOnce<N extends CommandName>(
    name: N,
    body: CommandBody<N>,
  ): Promise<CommandReply<N> | undefined> {
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
