import { snippets, type CommandBody, type Snippet } from '@hearline/protocol'
import type { Refusal } from '#lib/commands/refusal.ts'
import type { Sent } from '#lib/commands/send.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { v4 as newId } from 'uuid'

type Send = {
  save: (body: CommandBody<'save-snippet'>) => Promise<Sent<'save-snippet'>>
  drop: (body: CommandBody<'delete-snippet'>) => Promise<Sent<'delete-snippet'>>
}

const againAfter = 5_000

/** Pieces of text to write with: one's own, then the city's. */
export class Snippets {
  all = $state.raw<readonly Snippet[]>([])
  refusal = $state.raw<Refusal>()
  readonly #send: Send

  constructor(send: Send) {
    this.#send = send
  }

  /** Without an answer the old list does; without any it asks again. */
  async load(): Promise<void> {
    const found = await fetchJson('/api/v1/me/snippets', snippets)
    if ('code' in found) {
      this.refusal = found
      if (this.all.length === 0 && found.code !== 'not-signed-in') setTimeout(() => void this.load(), againAfter)
    } else {
      this.all = found.snippets
      this.refusal = undefined
    }
  }

  /** Keeps a text under a name; resolves with the snippet's id when it is kept. */
  async save(name: string, text: string): Promise<string | undefined> {
    const id = this.all.find((snippet) => snippet.own && snippet.name === name)?.id ?? newId()
    const sent = await this.#send.save({ id, name, text })
    this.refusal = sent.ok ? undefined : sent.refusal
    if (!sent.ok) return undefined
    await this.load()
    return id
  }

  async drop(id: string): Promise<boolean> {
    const sent = await this.#send.drop({ id })
    this.refusal = sent.ok ? undefined : sent.refusal
    if (sent.ok) await this.load()
    return sent.ok
  }
}
