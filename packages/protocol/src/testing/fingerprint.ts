import { z } from 'zod'
import { commandRefusals, commands, generalRefusals, refusalBody, replies } from '../index.ts'
import { ctiEnvelope, ctiEvent } from '../cti/events.ts'
import { instructionEvents } from '../cti/instructions.ts'
import { callWhole } from '../http/call.ts'
import { callerHistory } from '../http/caller.ts'
import { ownCategories, people, peopleQuery, snippets } from '../http/desk.ts'
import { me } from '../http/me.ts'
import { categories, hotlines, places, queues, units } from '../http/reference.ts'
import { ticketSearch } from '../http/search.ts'
import { similarTickets } from '../http/similar.ts'
import { ticketPage, ticketQuery, ticketWhole } from '../http/ticket.ts'
import { gone, row } from '../rows/row.ts'
import { toConsole } from '../to-console.ts'
import { plainReply, refused, toHub, watchReply } from '../to-hub.ts'
import { topics } from '../topics.ts'

const schemas: Record<string, z.ZodType> = {
  ...named('command', commands),
  ...named('reply', replies),
  ...named('to-console', toConsole),
  ...named('to-hub', toHub),
  ...named('socket', { watchReply, plainReply, refused }),
  ...named('row', { row, gone }),
  ...named('cti', { ctiEvent, ctiEnvelope, ...instructionEvents }),
  ...named('http', { callWhole, callerHistory, me, categories, hotlines, places, queues, units }),
  ...named('http', { ticketPage, ticketQuery, ticketWhole, refusalBody }),
  ...named('http', { ownCategories, people, peopleQuery, snippets, ticketSearch, similarTickets }),
}

/** Everything that crosses the wire as one canonical text: two builds that agree on it understand each other. */
export function fingerprint(): string {
  const shapes = Object.entries(schemas).map(([name, schema]) => [
    name,
    [shape(schema, 'input'), shape(schema, 'output')],
  ])
  return JSON.stringify(
    sorted({
      shapes: Object.fromEntries(shapes) as Record<string, unknown>,
      commandRefusals,
      generalRefusals,
      topics: Object.keys(topics).sort(),
    }),
  )
}

const shape = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, unrepresentable: 'any' })

function named(group: string, members: Record<string, z.ZodType>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(members).map(([name, schema]) => [`${group} ${name}`, schema]))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as Record<string, unknown>).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
