import { SvelteSet } from 'svelte/reactivity'

/** What is being done, by the id of what it is done to: the same is not done twice at a time. */
export class UnderWay {
  readonly #ids = new SvelteSet<string>()

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  async once(id: string, act: () => Promise<void>): Promise<void> {
    if (this.#ids.has(id)) return
    this.#ids.add(id)
    try {
      await act()
    } finally {
      this.#ids.delete(id)
    }
  }
}
