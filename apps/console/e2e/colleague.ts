import { expect, request, type APIRequestContext } from '@playwright/test'
import { randomUUID } from 'node:crypto'

/** Somebody else at work on the same hub, without a screen of ours. */
export class Colleague {
  readonly #api: APIRequestContext
  readonly #url: string
  constructor(api: APIRequestContext, url: string) {
    this.#api = api
    this.#url = url
  }

  static async signIn(url: string, username: string): Promise<Colleague> {
    const api = await request.newContext({ extraHTTPHeaders: { origin: url } })
    const answer = await api.post(`${url}/api/auth/sign-in/username`, {
      data: { username, password: 'hearline-demo' },
    })
    expect(answer.status()).toBe(200)
    return new Colleague(api, url)
  }

  async send(command: string, data: object): Promise<number> {
    const headers = { 'idempotency-key': randomUUID() }
    return (await this.#api.post(`${this.#url}/api/v1/commands/${command}`, { data, headers })).status()
  }

  async close(): Promise<void> {
    await this.#api.dispose()
  }

  async revision(ticketId: string): Promise<number> {
    const answer = await this.#api.get(`${this.#url}/api/v1/tickets/${ticketId}`)
    return ((await answer.json()) as { ticket: { revision: number } }).ticket.revision
  }
}
