import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import {
  commandReply,
  refusalBody,
  type CommandBody,
  type CommandName,
  type CommandReply,
  type Row,
} from '@hearline/protocol'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Random } from '../random/generator.ts'
import type { Session } from './session.ts'

type Answered<N extends CommandName> =
  { ok: true; value: CommandReply<N>; rows: Row[] } | { ok: false; status: number; code: string }
export type Command = <N extends CommandName>(name: N, body: CommandBody<N>) => Promise<Answered<N>>

/** What an operator acts with. */
export type Means = { command: Command; clock: Clock; random: Random; signal: AbortSignal }

/** A command the hub has answered, for the report. */
export type Acknowledged = { at: string; name: CommandName; key: string; body: object; status: number; reply: unknown }

type Settings = {
  hub: string
  session: Session
  signal: AbortSignal
  log: Log
  onAnswered: (acknowledged: Acknowledged) => void
  /** Ms before the first retry. */
  backoff?: number
}

/** How long one command is repeated while the hub is away, in real ms. */
const patience = 120_000
const away = [502, 503, 504, 429]

/** Sends commands one by one; while the hub is away the same command goes again under the same key. */
export function commander({ hub, session, signal, log, onAnswered, backoff = 200 }: Settings): Command {
  return async (name, body) => {
    const key = randomUUID()
    const givesUpAt = Date.now() + patience
    let renewed = false
    for (let tries = 0; !signal.aborted && Date.now() < givesUpAt; tries++) {
      const answer = await post(name, body, key).catch(() => undefined)
      if (answer?.status === 401 && !renewed) {
        renewed = true
        await session.renew()
      } else if (answer !== undefined && !away.includes(answer.status)) {
        onAnswered({ at: new Date().toISOString(), name, key, body, status: answer.status, reply: answer.reply })
        return read(name, answer)
      }
      const rest = Math.min(backoff * 2 ** tries, 3_000) * (0.5 + Math.random())
      await delay(rest, undefined, { signal }).catch(() => undefined)
    }
    return { ok: false, status: 0, code: 'unavailable' }
  }

  async function post(name: CommandName, body: object, key: string): Promise<{ status: number; reply: unknown }> {
    const response = await fetch(new URL(`/api/v1/commands/${name}`, hub), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${session.token()}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    })
    return { status: response.status, reply: await response.json() }
  }

  function read<N extends CommandName>(name: N, answer: { status: number; reply: unknown }): Answered<N> {
    const { status, reply } = answer
    if (status === 200) {
      const good = commandReply(name).safeParse(reply)
      if (good.success) return { ok: true, ...(good.data as { value: CommandReply<N>; rows: Row[] }) }
      log.error('a reply breaks the contract', { command: name, issues: good.error.issues })
      return { ok: false, status, code: 'unreadable' }
    }
    const refused = refusalBody.safeParse(reply)
    const code = refused.success ? refused.data.error.code : 'unreadable'
    if (status >= 500 || !refused.success) log.error('a command failed', { command: name, status, code })
    return { ok: false, status, code }
  }
}
