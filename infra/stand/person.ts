import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
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

/** A hub that has no time for it now is asked again, so often at most, a second apart. */
const SIGN_IN_TRIES = 10

export async function signIn(hubUrl: string, username: string, password = 'hearline-demo'): Promise<Person> {
  for (let tries = 1; ; tries += 1) {
    const reply = await trySignIn(hubUrl, username, password)
    if (reply.ok) {
      const { token } = (await reply.json()) as { token: string }
      const me = await get(hubUrl, token, '/api/v1/me')
      if (me.status === 200) return act(hubUrl, { username, token, operatorId: String(me.body['operatorId']) })
    } else if (reply.status !== 503 || tries === SIGN_IN_TRIES)
      throw new Error(`sign-in of ${username}: ${reply.status} ${await reply.text()}`)
    if (tries === SIGN_IN_TRIES) throw new Error(`${username} is signed in and not known`)
    await wait(1_000)
  }
}

const trySignIn = (hubUrl: string, username: string, password: string) =>
  fetch(`${hubUrl}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hubUrl },
    body: JSON.stringify({ username, password }),
  })

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
