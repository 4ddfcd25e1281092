import { people } from '@hearline/protocol'
import { SvelteMap } from 'svelte/reactivity'
import { fetchJson } from '#lib/session/fetch-json.ts'

/** The names behind user names, asked for as they are needed: rows say who did something by the account. */
export class Names {
  readonly #known = new SvelteMap<string, string>()
  #asked: readonly string[] = []

  /** The name, or the user name until it is known. */
  of(username: string): string {
    const known = this.#known.get(username)
    if (known === undefined && !this.#asked.includes(username)) void this.#ask(username)
    return known ?? username
  }

  async #ask(username: string): Promise<void> {
    this.#asked = [...this.#asked, username]
    const found = await fetchJson(`/api/v1/people?q=${encodeURIComponent(username)}`, people)
    if ('code' in found) {
      this.#asked = this.#asked.filter((one) => one !== username)
      return
    }
    const name = found.people.find((person) => person.username === username)?.name
    if (name !== undefined) this.#known.set(username, name)
  }
}
