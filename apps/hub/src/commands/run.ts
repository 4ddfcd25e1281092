import { commandActs, may, type Timings } from '@hearline/domain'
import { commands, type CommandName, type RefusalBody, type Row } from '@hearline/protocol'
import {
  claimCommand,
  finishCommand,
  type CommandKey,
  type LiveChange,
  type LiveRow,
  type Store,
  type Tx,
} from '@hearline/store'
import { validate as isUuid } from 'uuid'
import type { Actor } from '../auth/actor.ts'
import type { FloorView } from '../floor/model.ts'
import { parsed } from '../http/body.ts'
import type { Promptly } from '../http/promptly.ts'
import { badInput, Refused, refusalOf, statusOf } from '../http/refusal.ts'
import type { Announce } from '../news/announce.ts'
import { wireRow } from '../news/rows.ts'
import type { CommandContext, Handler, Handlers, Outcome } from './handler.ts'

export type CommandDeps = {
  readonly store: Pick<Store, 'tx' | 'vault'>
  readonly floor: FloorView
  readonly announce: Announce
  readonly timings: Timings
  readonly handlers: Handlers
  readonly promptly: Promptly
}

export type CommandCall = {
  readonly name: string
  readonly key: unknown
  readonly actor: Actor
  readonly body: unknown
}
export type CommandAnswer = { readonly status: number; readonly body: { value: unknown; rows: Row[] } | RefusalBody }

/** A draft carries a revision of its own, and who is where may be said any number of times: they need no key. */
export const KEYLESS: readonly CommandName[] = ['save-draft', 'visit-ticket']
/** Its reply is read again for each repetition, so that what it shows is never stored with it. */
const UNSTORED: readonly CommandName[] = ['reveal-caller', 'take-call-back']

/** The one path of every command: who may, what it says, once per id, the transaction, then its news. */
export async function runCommand(deps: CommandDeps, call: CommandCall): Promise<CommandAnswer> {
  const { name, actor } = call
  const handler = isCommand(name) ? (deps.handlers[name] as Handler<CommandName> | undefined) : undefined
  if (!isCommand(name) || handler === undefined) throw new Refused('not-found', `There is no command ${quoted(name)}.`)
  // whose call or ticket it is, the handler sees; here, whether anybody of this role may at all
  if (may(actor.role, commandActs[name], { own: true, onCall: true, named: true }) === 'no')
    throw new Refused('not-allowed', 'Your role does not have this command.')
  const commandId = KEYLESS.includes(name) ? undefined : keyOf(call.key)
  const body = parsed(commands[name], call.body ?? undefined)
  const key = commandId && { actor: actor.id, commandId }
  const attempt = { name, actor, body, key, handler } as Attempt
  // told even when it commits after the request was refused
  const done = deps.store
    .tx((tx) => once(deps, tx, attempt))
    .then(({ value, changes }) => {
      deps.announce(changes)
      return value
    })
  return deps.promptly(done)
}

type Attempt = {
  readonly name: CommandName
  readonly actor: Actor
  readonly body: never
  readonly key: CommandKey | undefined
  readonly handler: Handler<CommandName>
}

async function once(deps: CommandDeps, tx: Tx, attempt: Attempt): Promise<CommandAnswer> {
  const { name, key } = attempt
  if (key === undefined) return run(deps, tx, attempt)
  const claim = await claimCommand(tx, key, name, attempt.body)
  if (!claim.first) {
    if (!claim.same) throw new Refused('key-reused', 'This Idempotency-Key was used for something else.')
    if (claim.reply === null) return readAgain(deps, tx, attempt)
    return { status: claim.status, body: claim.reply as CommandAnswer['body'] }
  }
  const answer = await run(deps, tx, attempt)
  const isSecret = UNSTORED.includes(name) && answer.status === 200
  await finishCommand(tx, key, answer.status, isSecret ? null : answer.body)
  return answer
}

/** Under a savepoint, so that a refusal leaves nothing behind but its own reply. */
async function run(deps: CommandDeps, tx: Tx, { actor, body, handler }: Attempt): Promise<CommandAnswer> {
  const changed: LiveChange[] = []
  const noting: Tx = {
    ...tx,
    get now() {
      return tx.now
    },
    changed(kind, row) {
      tx.changed(kind, row)
      changed.push({ kind, row } as LiveChange)
    },
    async attempt(work) {
      const kept = changed.length
      try {
        return await tx.attempt(work)
      } catch (error) {
        changed.length = kept
        throw error
      }
    },
  }
  const { timings, floor } = deps
  const cx: CommandContext = { tx: noting, actor, timings, vault: deps.store.vault, floor }
  const outcome = await undoing(tx, () => handler(cx, body))
  if (outcome.ok) return { status: 200, body: { value: outcome.value, rows: rowsFor(actor, changed) } }
  const { error, details } = outcome
  return { status: statusOf(error), body: refusalOf(error, `Refused: ${error}.`, details) }
}

/** What a repetition of a reveal shows, without a second trace of it. */
async function readAgain(deps: CommandDeps, tx: Tx, attempt: Attempt): Promise<CommandAnswer> {
  const box: { answer?: CommandAnswer } = {}
  const undo = new Error('read only')
  await tx
    .attempt(async () => {
      box.answer = await run(deps, tx, attempt)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  if (box.answer === undefined) throw new Error('a repeated command gave no answer')
  return box.answer
}

async function undoing(tx: Tx, work: () => Promise<Outcome<CommandName>>): Promise<Outcome<CommandName>> {
  let refused: Outcome<CommandName> | undefined
  const signal = new Error('refused')
  try {
    return await tx.attempt(async () => {
      const outcome = await work()
      if (outcome.ok) return outcome
      refused = outcome
      throw signal
    })
  } catch (error) {
    if (error === signal && refused !== undefined) return refused
    throw error
  }
}

/** The last state of each changed row; of a call, the caller is for the operator who has it. */
function rowsFor(actor: Actor, changed: readonly LiveChange[]): Row[] {
  const last = new Map<string, Row>()
  for (const change of changed) {
    const mine =
      (change.kind === 'call' && isWith(change.row, actor.operatorId)) ||
      (change.kind === 'operator' && change.row.id === actor.operatorId)
    const row = wireRow(change, mine)
    if (row !== undefined) last.set(`${row.kind}/${row.id}`, row)
  }
  return [...last.values()]
}

const isWith = ({ operatorId, party }: LiveRow<'call'>, id: Actor['operatorId']) =>
  id !== undefined && (operatorId === id || party?.operatorId === id)

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)
const quoted = (name: string) => JSON.stringify(name.slice(0, 60))

function keyOf(given: unknown): string {
  if (typeof given === 'string' && isUuid(given)) return given.toLowerCase()
  throw badInput('Idempotency-Key', given === undefined ? 'is missing' : 'must be a UUID')
}
