import { isDeepStrictEqual } from 'node:util'
import { findPerson, listPeople, peopleNow, peopleSince, Unavailable, type Person, type Store } from '@hearline/store'
import type { Log } from '../log.ts'

const LOOK_MS = 1_000
/** Everybody anew, whatever is known. */
const WHOLE_MS = 60_000

/** Everybody with an account, in memory: a storm of sign-ins and sockets asks Postgres nothing. */
export type People = {
  find(id: string): Promise<Person | undefined>
  known(id: string): Person | undefined
  all(): Person[]
  /** Hears who is not as before, or is no more, within a second or so. */
  onChanged(listener: (ids: ReadonlySet<string>) => void): void
  /** What is known may be of another database. */
  doubt(): void
  stop(): void
}

export async function openPeople({ store, log }: { store: Pick<Store, 'read'>; log: Log }): Promise<People> {
  const people = new Map<string, Person>()
  const listeners = new Set<(ids: ReadonlySet<string>) => void>()
  let cursor: string | undefined
  let wholeAt = Number.NEGATIVE_INFINITY
  let looking = false

  async function look(): Promise<void> {
    // before the accounts: what changes between the two reads is read again
    const now = await peopleNow(store.read)
    const isDue = performance.now() - wholeAt > WHOLE_MS
    const changed = cursor === undefined || isDue ? undefined : await peopleSince(store.read, cursor)
    changed?.forEach(keep)
    if (changed === undefined || people.size !== now.count) {
      const all = await listPeople(store.read)
      all.forEach(keep)
      const ids = new Set(all.map(({ id }) => id))
      for (const id of people.keys()) if (!ids.has(id)) drop(id)
      wholeAt = performance.now()
    }
    cursor = now.cursor
    tell()
  }

  const altered = new Set<string>()
  function keep(person: Person): void {
    const before = people.get(person.id)
    people.set(person.id, person)
    if (before !== undefined && !isDeepStrictEqual(before, person)) altered.add(person.id)
  }
  function drop(id: string): void {
    people.delete(id)
    altered.add(id)
  }
  function tell(): void {
    const ids = new Set(altered)
    altered.clear()
    if (ids.size > 0) for (const listener of listeners) listener(ids)
  }

  await look()
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    look()
      .catch((error: unknown) => {
        if (error instanceof Unavailable) log.debug({ err: error }, 'the accounts were not read')
        else log.error({ err: error }, 'the accounts could not be read')
      })
      .finally(() => (looking = false))
  }, LOOK_MS)

  return {
    known: (id) => people.get(id),
    all: () => [...people.values()],
    async find(id) {
      const known = people.get(id)
      if (known !== undefined) return known
      const person = await findPerson(store.read, id)
      if (person !== undefined) keep(person)
      return person
    },
    onChanged: (listener) => void listeners.add(listener),
    doubt: () => (cursor = undefined),
    stop: () => clearInterval(timer),
  }
}
