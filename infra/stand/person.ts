import { randomUUID } from 'node:crypto'
import type { CommandName } from '@hearline/protocol'
import { openDesk, type Desk } from './desk.ts'

export type Answer = { status: number; body: Record<string, unknown>; retryAfter: string | null }

/** A frozen hub never answers; whoever wants to know asks again. */
const COMMAND_MS = 10_000

/** Somebody with a demo account, acting through the public contract only. */
export type Person = {
  readonly username: string
  readonly token: string
  readonly operatorId: string
  command(name: CommandName, body: unknown, key?: string): Promise<Answer>
  get(path: string): Promise<Answer>
  desk(): Promise<Desk>
  /** The same person, signed in once, at another hub. */
  at(hubUrl: string): Person
}

export async function signIn(hubUrl: string, username: string, password = 'hearline-demo'): Promise<Person> {
  const reply = await fetch(`${hubUrl}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hubUrl },
    body: JSON.stringify({ username, password }),
  })
  if (!reply.ok) throw new Error(`sign-in of ${username}: ${reply.status} ${await reply.text()}`)
  const { token } = (await reply.json()) as { token: string }
  const me = await get(hubUrl, token, '/api/v1/me')
  return act(hubUrl, { username, token, operatorId: String(me.body['operatorId']) })
}

function act(hubUrl: string, who: Pick<Person, 'username' | 'token' | 'operatorId'>): Person {
  const authorization = `Bearer ${who.token}`
  return {
    ...who,
    get: (path) => get(hubUrl, who.token, path),
    at: (other) => act(other, who),
    command: async (name, body, key = randomUUID()) =>
      answer(
        await fetch(`${hubUrl}/api/v1/commands/${name}`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(COMMAND_MS),
        }),
      ),
    desk: () => openDesk(hubUrl, who.token),
  }
}

const get = async (hubUrl: string, token: string, path: string) =>
  answer(await fetch(`${hubUrl}${path}`, { headers: { authorization: `Bearer ${token}` } }))

async function answer(reply: Response): Promise<Answer> {
  const text = await reply.text()
  return {
    status: reply.status,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    retryAfter: reply.headers.get('retry-after'),
  }
}
