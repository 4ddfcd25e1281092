import type { OperatorRow } from '@hearline/protocol'
import type { Log } from '../log.ts'
import { pause, type Clock } from '../clock.ts'
import type { Appeal } from '../appeals/appeal.ts'
import type { Random } from '../random/generator.ts'
import type { Voice } from '../voice.ts'
import { openBook, type Book, type Pages } from './book.ts'
import type { Classify } from './classify.ts'
import { createOperator, type Operator } from './operator.ts'
import { signIn } from './session.ts'

type Settings = {
  hub: string
  clock: Clock
  random: Random
  voice: Voice
  appeals: readonly Appeal[]
  classify: Classify
  log: Log
  transfers: number
  /** Keep what a report needs. */
  keep: boolean
  signal: AbortSignal
}
export type Crew = {
  /** Brings these to their desks and sends the others home once they are done; resolves when all have come. */
  staff: (usernames: readonly string[]) => Promise<void>
  /** Those at their desks. */
  seated: () => Iterable<Pick<Operator, 'row' | 'callBack'>>
  /** How many operators are in each state. */
  states: () => Record<string, number>
  working: () => number
  pages: () => Pages[]
  close: () => Promise<void>
}

/** How many sign in or out at once: a shift change, not a storm. */
const abreast = 8

async function inTurn<T>(all: Iterable<T>, act: (one: T) => Promise<void>): Promise<void> {
  const rest = Iterator.from(all)
  const walk = async () => {
    for (const one of rest) await act(one)
  }
  await Promise.all(Array.from({ length: abreast }, walk))
}

/** The simulated operators. */
export function openCrew(settings: Settings): Crew {
  const { log, signal, random } = settings
  const books = new Map<string, Book>()
  const seated = new Map<string, Operator>()
  const moving = new Set<string>()

  // as far as they have seen them
  const rows = (): OperatorRow[] =>
    seated
      .values()
      .map((operator) => operator.row())
      .filter((row) => row !== undefined)
      .toArray()

  async function come(username: string): Promise<void> {
    const session = await signIn(settings.hub, username, signal)
    const id = session?.me().operatorId
    if (session === undefined || id === undefined) {
      if (!signal.aborted) log.warn('cannot sign in', { username })
      return
    }
    const book = books.get(username) ?? openBook(username, id, settings.keep)
    books.set(username, book)
    const operator = createOperator({ ...settings, session, book, random: random.fork(username), colleagues: rows })
    seated.set(username, operator)
    await Promise.race([operator.seated, pause(settings.clock, 30, signal)])
  }

  async function leave(username: string): Promise<void> {
    const operator = seated.get(username)
    await operator?.goOffDuty()
    await operator?.stop()
    seated.delete(username)
  }

  async function move(names: readonly string[], act: (username: string) => Promise<void>): Promise<void> {
    const queue = names.filter((name) => !moving.has(name))
    for (const name of queue) moving.add(name)
    await inTurn(queue, async (name) => {
      if (!signal.aborted) await act(name).finally(() => moving.delete(name))
    })
  }

  return {
    staff: async (usernames) => {
      const wanted = new Set(usernames)
      void move(
        [...seated.keys()].filter((name) => !wanted.has(name)),
        leave,
      )
      await move(
        usernames.filter((name) => !seated.has(name)),
        come,
      )
    },
    seated: () => seated.values(),
    states: () => {
      const counts: Record<string, number> = {}
      for (const operator of seated.values()) counts[operator.state()] = (counts[operator.state()] ?? 0) + 1
      return counts
    },
    working: () =>
      seated
        .values()
        .filter((operator) => operator.busy())
        .toArray().length,
    pages: () =>
      books
        .values()
        .map((book) => book.pages())
        .toArray(),
    close: async () => {
      await inTurn(seated.values(), (operator) => operator.stop())
    },
  }
}
