import type { Timings } from '@hearline/domain'
import type { CommandBody, CommandName, CommandRefusal, CommandReply } from '@hearline/protocol'
import type { Tx, Vault } from '@hearline/store'
import type { Actor } from '../auth/actor.ts'
import type { FloorView } from '../floor/model.ts'

/** What a command has at hand. `floor` is memory and may be a moment old: what decides is read through `tx`. */
export type CommandContext = {
  readonly tx: Tx
  readonly actor: Actor
  readonly timings: Timings
  readonly vault: Vault
  readonly floor: FloorView
}

/** A refusal rolls back what the handler wrote and is stored like a success; only a bug throws. */
export type Outcome<N extends CommandName> =
  | { readonly ok: true; readonly value: CommandReply<N> }
  | {
      readonly ok: false
      readonly error: CommandRefusal<N> | 'not-found' | 'not-allowed'
      readonly details?: Readonly<Record<string, unknown>>
    }

export type Handler<N extends CommandName> = (cx: CommandContext, body: CommandBody<N>) => Promise<Outcome<N>>
/** A command without a handler is answered 404 `not-found`. */
export type Handlers = { readonly [N in CommandName]?: Handler<N> }
