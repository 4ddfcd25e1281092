/** How long what came a moment too early is waited with, in ms. */
export const patience = 2_000

type Asked = { what: string; over: Promise<unknown> }

/** One after the other: what is asked while something else is under way waits its turn. */
export class Turn {
  #last: Asked | undefined

  /**
   * Resolves with what `act` resolves with. `again`: nothing was done, for the same was asked last and is not over.
   * `late`: nothing was done, for what is under way takes too long.
   * @param what says which act it is, with all that it is about
   */
  async take<T>(what: string, act: () => Promise<T>): Promise<T | 'again' | 'late'> {
    const before = this.#last
    if (before?.what === what) return 'again'
    const done = Promise.withResolvers<undefined>()
    const mine = { what, over: Promise.all([before?.over, done.promise]) }
    this.#last = mine
    void mine.over.then(() => {
      if (this.#last === mine) this.#last = undefined
    })
    try {
      if (before === undefined || (await isOver(before))) return await act()
      mine.what = ''
      return 'late'
    } finally {
      done.resolve(undefined)
    }
  }
}

const isOver = ({ over }: Asked): Promise<boolean> =>
  Promise.race([over.then(() => true), new Promise<false>((late) => setTimeout(() => late(false), patience))])
