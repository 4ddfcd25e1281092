import { setTimeout as wait } from 'node:timers/promises'
import { callWhole, ticketWhole, type Row } from '@hearline/protocol'
import type { End, Shown } from '../../history/history.ts'
import { keptRows } from '../../history/rows.ts'
import type { Person } from '../../stand/person.ts'
import type { Recorder } from './recorder.ts'
import { openDesk } from '../../stand/desk.ts'
import { standingCalls } from './standing.ts'

const AT_ONCE = 16

type Asking = {
  readonly url: string
  readonly recorder: Recorder
  readonly manager: Person
  /** Of this floor, by operator. */
  readonly people: ReadonlyMap<string, Person>
  readonly screens: readonly Shown[]
}

/** Asks the hubs for everything the history speaks of. */
export async function finalReads({ url, recorder, manager, people, screens }: Asking): Promise<End> {
  const none: End = { screens: [], calls: new Map(), tickets: new Map(), operators: new Map(), standing: [] }
  const ids = { call: new Set<string>(), ticket: new Map<string, string>() }
  for (const { row } of keptRows({ ...recorder, end: none })) {
    if (row.kind === 'call') ids.call.add(row.id)
    if (row.kind === 'ticket') ids.ticket.set(row.id, row.authorId)
  }
  const read = async (person: Person, path: string) => {
    let { status, body } = await person.get(path)
    for (let tries = 1; status === 503 && tries < 10; tries += 1) {
      await wait(500)
      ;({ status, body } = await person.get(path))
    }
    if (status !== 200) throw new Error(`${path} as ${person.username}: ${status} ${JSON.stringify(body)}`)
    return body
  }
  const calls = await each([...ids.call], async (id) => callWhole.parse(await read(manager, `/api/v1/calls/${id}`)))
  const tickets = await each([...ids.ticket], async ([id, author]) =>
    ticketWhole.parse(await read(people.get(author) ?? manager, `/api/v1/tickets/${id}`)),
  )
  const floor = await openDesk(url, manager.token, 'floor')
  floor.close()
  const own = (row: Row) => people.has(row.id)
  const operators = [...floor.rows.values()].filter((row) => row.kind === 'operator').filter(own)
  return {
    screens,
    calls: new Map(calls.map((one) => [one.call.id as string, one])),
    tickets: new Map(tickets.map((one) => [one.ticket.id as string, one])),
    operators: new Map(operators.map((row) => [row.id as string, row])),
    standing: await standingCalls(url),
  }
}

async function each<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const found: R[] = []
  const rest = all.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of rest) found.push(await ask(one))
    }),
  )
  return found
}
