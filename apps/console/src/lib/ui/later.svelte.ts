import type { Component } from 'svelte'

const idleAfter = 1_500
const againAfter = 3_000

/**
 * A component that the first load goes without. It is fetched soon after, so that it is here even when the network is
 * not, or at once when it is wanted: whoever opens it by a key sees it as soon as it is here.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any component at all, with the props its user knows
export class Later<C extends Component<any, any, any>> {
  part = $state.raw<C>()
  readonly #fetch: () => Promise<{ default: C }>
  #asked = false

  constructor(fetch: () => Promise<{ default: C }>) {
    this.#fetch = fetch
    setTimeout(() => this.want(), idleAfter)
  }

  want(): void {
    if (this.#asked) return
    this.#asked = true
    this.#fetch().then(
      ({ default: part }) => (this.part = part),
      () => {
        this.#asked = false
        setTimeout(() => this.want(), againAfter)
      },
    )
  }
}
