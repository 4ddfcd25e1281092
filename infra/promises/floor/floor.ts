import { setTimeout as wait } from 'node:timers/promises'
import { check } from '../../history/check.ts'
import type { Shown } from '../../history/history.ts'
import { openDesk } from '../../stand/desk.ts'
import { signIn, type Person } from '../../stand/person.ts'
import { brokenDoubles } from '../../stand/recount.ts'
import type { AtDesk } from '../../stand/ring.ts'
import { stale } from '../../stand/stale.ts'
import type { Stand } from '../../stand/stand.ts'
import type { Outcome } from '../faults/promise.ts'
import { whole } from '../faults/news-under.ts'
import { openCallers } from './callers.ts'
import { fidget, work } from './clerk.ts'
import { finalReads } from './final-reads.ts'
import { openRecorder, type Recorder } from './recorder.ts'

/** Of the desks, clerks take calls and the restless keep changing their minds; the others look on. */
type FloorSize = Record<'desks' | 'clerks' | 'restless' | 'callsPerSecond', number>
export const small: FloorSize = { desks: 24, clerks: 10, restless: 8, callsPerSecond: 2 }
export const large: FloorSize = { desks: 200, clerks: 60, restless: 40, callsPerSecond: 5 }

/** Calls before the first fault and after the last. */
const CALM_MS = 1_500
/** After the faults, for all that waits to be answered; who still waits then hangs up. */
const DRAIN_MS = 20_000
const QUIET_MS = 3_000
/** Signed in at once; the hash of a password costs the hub its time. */
const AT_ONCE = 8
const FIRST = 501

const people = new WeakMap<Stand, Map<string, Promise<Person>>>()

/** Nobody signs in twice on a stand: it takes a hub longer than all the rest. */
function signedIn(stand: Stand, username: string): Promise<Person> {
  const known = people.get(stand) ?? new Map<string, Promise<Person>>()
  people.set(stand, known)
  const person = known.get(username) ?? signIn(stand.door.url, username)
  known.set(username, person)
  person.catch(() => known.delete(username))
  return person
}

/** A floor at work while `faults` strike: its history, checked against the contract, and what Postgres says in the end. */
export async function floorUnder(
  stand: Stand,
  { desks, clerks, restless, callsPerSecond }: FloorSize,
  random: () => number,
  faults: () => Promise<void>,
): Promise<Outcome> {
  const { door, hubs, sql } = stand
  await using open = new AsyncDisposableStack()
  await whole(stand)
  const crashes = () => hubs.flatMap((hub) => hub.crashes)
  const before = crashes().length
  const recorder = openRecorder()
  const manager = await signedIn(stand, 'manager')
  const crowd = await atDesks(stand, recorder, desks, open)
  const watchers = await Promise.all(
    hubs.flatMap(({ url }, n) =>
      ['floor', 'queue/general'].map(async (topic) => {
        const screen = `${topic} at hub ${n + 1}`
        const desk = await openDesk(url, manager.token, topic, { hear: recorder.sees(screen) })
        open.defer(() => desk.close())
        return { screen, topic, desk }
      }),
    ),
  )
  const callers = open.adopt(await openCallers(door.url, recorder, random), (one) => one.close())

  const [arriving, working] = [new AbortController(), new AbortController()]
  open.defer(() => [arriving, working].forEach((one) => one.abort()))
  const all = Promise.all([
    ...crowd.slice(0, clerks).map((one) => work(one, random, working.signal)),
    ...crowd.slice(clerks, clerks + restless).map((one) => fidget(one, random, working.signal)),
  ])
  const counted = callers.call(callsPerSecond, arriving.signal)
  const everything = Promise.all([all, counted])
  everything.catch(() => undefined) // thrown below
  await wait(CALM_MS)
  await faults()
  await wait(CALM_MS)
  arriving.abort()
  const calls = await counted
  await callers.over(DRAIN_MS)
  working.abort()
  await everything
  await callers.over(0)
  callers.close()

  const operators = new Map(crowd.map(({ person }) => [person.operatorId, person]))
  const screens = crowd.map(({ person: { username: name, operatorId }, desk }) => ({ name, desk, operatorId }))
  const wrong = await stale(sql, screens, QUIET_MS)
  const shown: Shown[] = [
    ...screens.map(({ name, desk, operatorId }) => ({ screen: name, topic: 'desk', operatorId, rows: desk.rows })),
    ...watchers.map(({ screen, topic, desk }) => ({ screen, topic, rows: ofFloor(desk.rows, topic, operators) })),
  ]
  const end = await finalReads({ url: door.url, recorder, manager, people: operators, screens: shown })
  const { sent, sights, said, heard } = recorder
  const broken = check({ sent, sights, said, heard, end })
  const doubled = Object.keys(await brokenDoubles(sql))
  const ended = crashes().slice(before)
  const told = sent.filter(({ status }) => status === 200)
  const answers = new Set(told.filter(({ name }) => name === 'answer-call').map(({ key }) => key)).size
  const unanswered = sent.filter(({ status }) => status === undefined).length
  const later = sent.filter(({ status = 0 }) => status >= 500).length
  const figure = [
    `${calls} calls, ${answers} answered`,
    `${told.length} commands acknowledged, ${unanswered} unanswered, ${later} refused for now`,
    `${sights.length} sights on ${shown.length} screens`,
    `${broken.length} laws broken, ${wrong.length} rows wrong, ${ended.length} processes ended`,
    ...broken.map(({ law, breaches }) => `${law} (${breaches.length}):\n${breaches.slice(0, 2).join('\n')}`),
    ...[...wrong, ...doubled, ...ended].slice(0, 4),
  ]
  const isTried = answers >= calls / 3
  return {
    figure: figure.join('; '),
    held: isTried && [broken, wrong, doubled, ended].every((found) => found.length === 0),
  }
}

/** Of those who work here; a desk of another promise may just be signed out. */
const ofFloor = (rows: Shown['rows'], topic: string, operators: ReadonlyMap<string, Person>): Shown['rows'] =>
  topic === 'floor' ? new Map([...rows].filter(([, { id }]) => operators.has(id))) : rows

async function atDesks(stand: Stand, recorder: Recorder, count: number, open: AsyncDisposableStack): Promise<AtDesk[]> {
  const crowd: AtDesk[] = []
  const rest = Array.from({ length: count }, (_, n) => `op${String(FIRST + n).padStart(4, '0')}`).values()
  const opened = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, async () => {
      for (const username of rest) {
        const person = recorder.person(await signedIn(stand, username))
        const desk = await openDesk(stand.door.url, person.token, 'desk', { hear: recorder.sees(username) })
        open.defer(() => desk.close())
        crowd.push({ person, desk })
      }
    }),
  )
  for (const one of opened) if (one.status === 'rejected') throw one.reason as Error // when none is still opening
  return crowd
}
