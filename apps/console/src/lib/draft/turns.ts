/** Lets one thing be done at a time: the next begins once nothing else runs, and reads what that has left. */
export class Turns {
  #running: Promise<boolean> | undefined

  async take(act: () => Promise<boolean>): Promise<boolean> {
    while (this.#running) await this.#running
    this.#running = act()
    const done = await this.#running
    this.#running = undefined
    return done
  }
}
