import type { CommandBody, CommandName, Row } from '@hearline/protocol'
import { v4 as newKey } from 'uuid'
import { send, type Sent } from './send.ts'

/** Sends commands of the person signed in and hands the changed rows to whoever keeps them. */
export class Commands {
  readonly #learner: () => (rows: readonly Row[]) => void
  readonly #signedOut: () => void

  /** @param learner asked when a command is sent for who will take the rows of its reply */
  constructor(learner: () => (rows: readonly Row[]) => void, signedOut: () => void) {
    this.#learner = learner
    this.#signedOut = signedOut
  }

  async send<N extends CommandName>(name: N, body: CommandBody<N>): Promise<Sent<N>> {
    const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
    const learn = this.#learner()
    const sent = await send({ fetch: (...of) => fetch(...of), newKey, wait, random: Math.random }, name, body)
    if (sent.ok) learn(sent.rows)
    else if (sent.refusal.code === 'not-signed-in') this.#signedOut()
    return sent
  }
}
