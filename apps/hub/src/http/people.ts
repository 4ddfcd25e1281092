import { setImmediate as nextTurn } from 'node:timers/promises'
import { peopleQuery, type FoundPerson } from '@hearline/protocol'
import { folded, readingsOf, type LiveRow, type Person, type Reading } from '@hearline/store'
import { Router } from 'express'
import type { People } from '../auth/people.ts'
import type { FloorView } from '../floor/model.ts'
import { iso } from '../floor/projection.ts'
import { parsed } from './body.ts'
import { allowed } from './signed-in.ts'

const MOST = 20
/** Names read in one turn of the event loop. */
const BATCH = 100

export type PeopleDeps = { readonly people: Pick<People, 'all'>; readonly floor: FloorView }

/** `GET /api/v1/people?q=`: whom to pass a call to, or to find under one key. */
export function peopleRoutes({ people, floor }: PeopleDeps): Router {
  const readings = new Map<string, Reading>()

  async function read(persons: readonly Person[]): Promise<void> {
    const unread = persons.filter(({ name }) => !readings.has(name))
    for (let first = 0; first < unread.length; first += BATCH) {
      const batch = unread.slice(first, first + BATCH)
      for (const [n, reading] of (await readingsOf(batch)).entries()) readings.set(batch[n]?.name ?? '', reading)
      await nextTurn()
    }
  }

  const routes = Router()
  routes.get('/', allowed('find-people'), async (req, res) => {
    const query = folded(parsed(peopleQuery, req.query, 'query').q)
    // agencies' accounts are offices, wallboards are screens
    const persons = people.all().filter(({ role }) => role !== 'agency' && role !== 'wallboard')
    await read(persons)
    const found = persons.flatMap((person) => {
      const row = person.operatorId ? floor.operators.get(person.operatorId) : undefined
      const near = nearness(query, person, readings.get(person.name), queueNames(floor, row))
      return near === undefined ? [] : [{ person, row, rank: duty(row) * 10 + near }]
    })
    const first = found.toSorted((a, b) => a.rank - b.rank || (a.person.username < b.person.username ? -1 : 1))
    res.setHeader('Cache-Control', 'no-store')
    res.json({ people: first.slice(0, MOST).map(({ person, row }) => shown(person, row)) })
  })
  return routes
}

/** 0 as near as can be; undefined when it is somebody else. */
function nearness(query: string, person: Person, reading: Reading | undefined, queues: string): number | undefined {
  const { name, username, groupId } = person
  if (username === query || name === query) return 0
  if (username.startsWith(query) || name.startsWith(query)) return 1
  const spoken = query.replaceAll(' ', '')
  if (reading?.pinyin.replaceAll(' ', '').startsWith(spoken) || reading?.initials === spoken) return 2
  if (name.includes(query) || groupId === query) return 3
  // a queue is meant by a word of its name, not by a letter of it
  return query.length > 1 && queues.includes(query) ? 4 : undefined
}

function queueNames({ queues }: FloorView, row: LiveRow<'operator'> | undefined): string {
  const names = (row?.queues ?? []).map(({ queueId }) => {
    const name = queues.get(queueId)?.name
    return `${queueId} ${name?.zh ?? ''} ${name?.en ?? ''}`
  })
  return folded(names.join('\n'))
}

/** Who could take a call now comes first, then who is ready, then who is there. */
function duty(row: LiveRow<'operator'> | undefined): number {
  if (row === undefined) return 3
  if (row.availability !== 'ready') return 2
  return row.activity === 'idle' ? 0 : 1
}

function shown(
  { username, name, role, operatorId, groupId }: Person,
  row: LiveRow<'operator'> | undefined,
): FoundPerson {
  const state = row
    ? { availability: row.availability, activity: row.activity, since: iso(row.since) }
    : { availability: 'signed-out' as const }
  return {
    ...{ username, name, role },
    ...(operatorId ? { operatorId, ...state } : {}),
    ...(groupId ? { groupId } : {}),
    queues: (row?.queues ?? []).map(({ queueId }) => queueId),
  }
}
