import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openCrowd } from '../../stand/crowd.ts'
import { openDesk } from '../../stand/desk.ts'
import { signIn, type Answer, type Person } from '../../stand/person.ts'
import { randomFrom } from '../../stand/random.ts'
import { stale, type Screen } from '../../stand/stale.ts'
import type { Stand } from '../../stand/stand.ts'
import { killRedis } from '../nemesis/redis-killed.ts'
import { whole } from './news-under.ts'
import type { FaultPromise } from './promise.ts'

/** Ten of the group whom lead100 leads. */
const names = Array.from({ length: 10 }, (_, n) => `op${n + 1130}`)
const queues = ['general', 'english', 'market', 'labour']
const EVERY_MS = 40
const QUIET_MS = 3_000

/** What a hub has acknowledged. */
type Acknowledged = { readonly act: 'move' | 'undo'; readonly moveId: string; readonly moved: readonly string[] }

export const movesUnderRedis: FaultPromise = {
  name: 'moves-under-redis',
  promise:
    'a lead and the manager move the same seats on two hubs, Redis killed for 5 s: no move lost or doubled, both grids right 3 s after quiet',
  async run({ stand, full, seed }) {
    await whole(stand)
    const { sql } = stand
    const [first, second] = [stand.hubs[0]!.url, stand.hubs.at(-1)!.url]
    await using open = new AsyncDisposableStack()
    const crowd = open.adopt(await openCrowd(stand.door.url, names), (one) => one.close())
    await crowd.live(10_000)
    const leads = [await signIn(first, 'lead100'), await signIn(second, 'manager')]
    const screens: Screen[] = []
    for (const [n, lead] of leads.entries()) {
      const desk = await openDesk([first, second][n]!, lead.token, 'floor')
      open.defer(() => desk.close())
      screens.push({ name: `grid ${n}`, desk })
    }
    const ids = crowd.members.map(({ person }) => person.operatorId)
    const before = await standing(stand, ids)
    const [begun] = await sql<{ at: Date }[]>`select clock_timestamp() as at`
    const random = randomFrom(seed)
    const done: Acknowledged[] = []
    let refused = 0
    let isOver = false
    const over = () => isOver

    const act = async (lead: Person) => {
      const mine: string[] = []
      let winner: string | undefined
      while (!over()) {
        const undone = random() < 0.4 ? mine.shift() : undefined
        const who = ids.filter(() => random() < 0.2)
        const body = { operatorIds: who, queues: [pick(queues, random)], ...(winner ? { over: [winner] } : {}) }
        winner = undefined
        if (undone === undefined && who.length === 0) continue
        const answer = undone
          ? await insist(lead, 'undo-move', { moveId: undone })
          : await insist(lead, 'move-operators', body)
        if (answer.status === 200) {
          const { moveId = undone!, moved } = answer.body['value'] as { moveId?: string; moved: string[] }
          done.push({ act: undone ? 'undo' : 'move', moveId, moved })
          if (!undone) mine.push(moveId)
        } else {
          refused += 1
          winner = winnerOf(answer)
        }
        await wait(EVERY_MS)
      }
    }
    const acting = Promise.all(leads.map(act))
    for (let n = 0; n < (full ? 3 : 1); n += 1) await killRedis.strike({ stand, random, ms: 5_000 })
    isOver = true
    await acting

    const wrong = await stale(sql, screens, QUIET_MS)
    const after = await standing(stand, ids)
    wrong.push(...(await miscounted(stand, { ids, done, before, after, since: begun!.at })))
    for (const { name, desk } of screens)
      for (const [id, { seat }] of after) {
        const row = desk.rows.get(`operator/${id}`)
        const shown = row?.kind === 'operator' ? seatOf(row.queues, row.moved?.moveId) : 'nothing'
        if (shown !== seat) wrong.push(`${name}: ${id} shown at ${shown}, kept at ${seat}`)
      }
    const moves = done.filter((one) => one.act === 'move').length
    const figure = [
      `${moves} moves and ${done.length - moves} undos acknowledged, ${refused} refused`,
      `${wrong.length} wrong`,
      ...wrong.slice(0, 4),
    ]
    return { figure: figure.join('; '), held: moves > 0 && done.length > moves && refused > 0 && wrong.length === 0 }
  },
}

/** Asked again with the same key until a hub says what became of it. */
async function insist(lead: Person, name: 'move-operators' | 'undo-move', body: object): Promise<Answer> {
  const key = randomUUID()
  for (;;) {
    const answer = await lead.command(name, body, key).catch(() => undefined)
    if (answer && answer.status < 500) return answer
    await wait(EVERY_MS)
  }
}

function winnerOf({ body }: Answer): string | undefined {
  const { error } = body as { error?: { code?: string; details?: { current?: { moveId?: string } } } }
  return error?.code === 'moved-by-other' ? error.details?.current?.moveId : undefined
}

type Standing = { readonly version: number; readonly moves: readonly string[]; readonly seat: string }

async function standing({ sql }: Stand, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await sql<{ id: string; version: number; queues: { queueId: string }[]; moves: string[] }[]>`
    select id, version::int, queues, coalesce(jsonb_path_query_array(moves, '$[*].moveId'), '[]') as moves
    from operator where id in ${sql(ids)}`
  return new Map(
    rows.map(({ id, version, queues: served, moves }) => [id, { version, moves, seat: seatOf(served, moves.at(-1)) }]),
  )
}

const seatOf = (served: readonly { queueId: string }[], moveId = 'none') =>
  `${served.map(({ queueId }) => queueId).join('+')} by ${moveId}`

/** Every acknowledged act has had one effect on each seat, one row and one trace; and nothing else has. */
async function miscounted(
  { sql }: Stand,
  on: {
    ids: readonly string[]
    done: readonly Acknowledged[]
    before: Map<string, Standing>
    after: Map<string, Standing>
    since: Date
  },
): Promise<string[]> {
  const { ids, done, before, after, since } = on
  const wrong: string[] = []
  for (const id of ids) {
    const hers = done.filter(({ moved }) => moved.includes(id))
    const effects = (after.get(id)?.version ?? 0) - (before.get(id)?.version ?? 0)
    if (effects !== hers.length) wrong.push(`${id}: ${effects} effects of ${hers.length} acts`)
    const undone = new Set(hers.flatMap(({ act, moveId }) => (act === 'undo' ? [moveId] : [])))
    const due = hers.flatMap(({ act, moveId }) => (act === 'move' && !undone.has(moveId) ? [moveId] : []))
    const kept = after.get(id)?.moves ?? []
    if (due.toSorted().join() !== kept.toSorted().join())
      wrong.push(`${id}: moved by ${kept.length}, not ${due.length}`)
  }
  const traces = await sql<{ act: string; subject: string }[]>`
    select act, subject from audit where subject like 'move/%' and actor in ('lead100', 'manager') and at >= ${since}`
  const told = traces.map(({ act, subject }) => `${act === 'undo-move' ? 'undo' : 'move'} ${subject.slice(5)}`)
  const known = done.map(({ act, moveId }) => `${act} ${moveId}`)
  if (told.toSorted().join() !== known.toSorted().join()) wrong.push(`${told.length} traces of ${known.length} acts`)
  return wrong
}

const pick = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)]!
