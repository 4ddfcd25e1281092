import { randomUUID } from 'node:crypto'
import type { Doings } from './acknowledged.ts'
import type { Person } from './person.ts'

/** Writes down every command that was answered, with its key. */
export type Ledger = { readonly operators: readonly Doings[]; record(person: Person): Person }

export function openLedger(): Ledger {
  const operators: Doings[] = []
  return {
    operators,
    record(person) {
      const doings: Doings = { username: person.username, operatorId: person.operatorId, commands: [] }
      operators.push(doings)
      return {
        ...person,
        async command(name, body, key = randomUUID()) {
          const answer = await person.command(name, body, key)
          const { status, body: reply } = answer
          doings.commands.push({ name, key, status, body: body as Record<string, unknown>, reply })
          return answer
        },
      }
    },
  }
}
