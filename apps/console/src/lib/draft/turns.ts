/** Lets one thing be done at a time: the next begins once nothing else runs, and reads what that has left. */
export class Turns {
  #running: Promise<boolean> | undefined

  async take(act: () => Promise<boolean>): Promise<boolean> {
    while (this.#running) await this.#running.catch(() => undefined)
    this.#running = act()
    try {
      return await this.#running
    } finally {
      this.#running = undefined
    }
  }
}
