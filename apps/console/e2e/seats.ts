import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'

type Held = { socket: Socket; operatorId: string; token: string }

/** Operators at their desks without a page: each proves its life on every tick. */
export class Seats {
  readonly #url: string
  readonly #held = new Map<string, Held>()

  constructor(url: string) {
    this.#url = url
  }

  /** Signs them in and makes them ready. */
  async take(usernames: readonly string[]): Promise<void> {
    for (const username of usernames) {
      const token = await signIn(this.#url, username)
      const me = await fetch(`${this.#url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
      const { operatorId } = (await me.json()) as { operatorId: string }
      const socket = io(this.#url, { transports: ['websocket'], auth: { token }, forceNew: true })
      socket.on('tick', ({ nonce }: { nonce: string }) => socket.emit('alive', { nonce }))
      await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
      await socket.timeout(10_000).emitWithAck('watch', { topic: 'desk' })
      this.#held.set(username, { socket, operatorId, token })
      await command(this.#url, token, 'set-availability', { availability: 'ready' })
    }
  }

  id(username: string): string {
    const held = this.#held.get(username)
    if (!held) throw new Error(`${username} has no seat`)
    return held.operatorId
  }

  /** What she does at her desk. */
  async does(username: string, name: string, body: object): Promise<void> {
    await command(this.#url, this.#held.get(username)?.token ?? '', name, body)
  }

  leave(): void {
    for (const { socket } of this.#held.values()) socket.disconnect()
  }
}

/** Resolves with the token of a session. */
export async function signIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password: 'hearline-demo' }),
  })
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.status}`)
  return ((await answer.json()) as { token: string }).token
}

/** Sends a command that must not be refused. */
export async function command(url: string, token: string, name: string, body: object): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'idempotency-key': randomUUID(),
    'content-type': 'application/json',
  }
  const answer = await fetch(`${url}/api/v1/commands/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
}
