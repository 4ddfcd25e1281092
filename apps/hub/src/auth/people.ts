import { findPerson, listPeople, type Person, type Store } from '@hearline/store'
import type { Log } from '../log.ts'

const REFRESH_MS = 60_000

/** Everybody with an account, in memory: a storm of sign-ins and sockets asks Postgres nothing. */
export type People = {
  find(id: string): Promise<Person | undefined>
  known(id: string): Person | undefined
  stop(): void
}

export async function openPeople({ store, log }: { store: Store; log: Log }): Promise<People> {
  let people = await read()

  async function read(): Promise<Map<string, Person>> {
    return new Map((await listPeople(store.read)).map((person) => [person.id, person]))
  }

  const refresh = setInterval(() => {
    read().then(
      (fresh) => (people = fresh),
      (error: unknown) => log.debug({ err: error }, 'the list of people was not refreshed'),
    )
  }, REFRESH_MS)

  return {
    known: (id) => people.get(id),
    async find(id) {
      const known = people.get(id)
      if (known !== undefined) return known
      const person = await findPerson(store.read, id)
      if (person !== undefined) people.set(id, person)
      return person
    },
    stop: () => clearInterval(refresh),
  }
}
