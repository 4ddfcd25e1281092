import { toHub, type SocketRefused, type ToHub } from '@hearline/protocol'
import { Unavailable } from '@hearline/store'
import type { z } from 'zod'
import { Refused } from '../http/refusal.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { terminate, type Client } from './client.ts'

type SocketRefusal = SocketRefused['error']['code']
export type SocketHandlers = {
  readonly [E in ToHub]: (client: Client, body: z.infer<(typeof toHub)[E]>) => Promise<{ ok: true }> | { ok: true }
}

/** No page says so much; whoever does is broken or hostile. */
const EVENTS_A_SECOND = 200

/** The one way of every event: parsed by its schema, answered if an answer is wanted, and never a crash. */
export function dispatch(client: Client, handlers: SocketHandlers, log: Log, metrics: Metrics): void {
  let second = 0
  let count = 0
  client.socket.onAny((event: unknown, ...args: unknown[]) => {
    const now = Math.floor(performance.now() / 1000)
    count = now === second ? count + 1 : 1
    second = now
    if (count > EVENTS_A_SECOND) {
      terminate(client)
      return
    }
    const last = args.at(-1)
    const ack = typeof last === 'function' ? (last as (reply: unknown) => void) : () => undefined
    answer(client, handlers, event, args[0]).then(ack, (error: unknown) => {
      if (!(error instanceof Unavailable)) {
        metrics.bugs.inc({ where: 'socket' })
        log.error({ err: error }, 'a socket event failed')
      }
      ack(refused('unavailable', 'Not now; try again.'))
    })
  })
}

async function answer(client: Client, handlers: SocketHandlers, event: unknown, body: unknown): Promise<unknown> {
  if (typeof event !== 'string' || !Object.hasOwn(toHub, event)) return refused('unknown-event', 'No such event.')
  const name = event as ToHub
  const parsed = toHub[name].safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refused('bad-input', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is wrong'}`)
  }
  try {
    const handle = handlers[name] as (client: Client, body: unknown) => Promise<{ ok: true }> | { ok: true }
    return await handle(client, parsed.data)
  } catch (error) {
    if (error instanceof Refused) return refused(codeOf(error), error.message)
    throw error
  }
}

const refused = (code: SocketRefusal, message: string): SocketRefused => ({
  ok: false,
  error: { code, message },
})

const told: readonly string[] = ['bad-input', 'unknown-topic', 'not-allowed', 'not-found'] satisfies SocketRefusal[]
const codeOf = ({ code }: Refused) => (told.includes(code) ? (code as SocketRefusal) : 'unavailable')
