import { migrate, seed } from '@hearline/store'
import postgres from 'postgres'
import { shortDay } from '../../stand/day.ts'
import { startHub, type Hub } from '../../stand/hub.ts'
import type { Stand } from '../../stand/stand.ts'
import type { FaultPromise } from './promise.ts'

const OFF_MS = 7 * 60_000

/** What a day looks like when every clock is right. */
const usual = [
  'the answer: 200',
  'after wrap-up by overrun',
  'hub 0: waiting 0, offered 1, answered 1',
  'hub 0: a tick of now, as of now',
  'hub 1: waiting 0, offered 1, answered 1',
  'hub 1: a tick of now, as of now',
  'rang about 500 ms: no-answer',
  'wrap-up of known end took about 3000 ms',
  'outside: 0',
  'seats: 2',
  'leases: 2',
  'routes: 1',
  'shifts: 3',
]

export const clocks: FaultPromise = {
  name: 'clocks',
  promise: 'one hub 7 min fast, one 7 min slow, both stepping to the other side and back: the same outcomes',
  once: true,
  async run({ stand, full }) {
    const wrong = await dayOf(stand, 'clocks_wrong', OFF_MS)
    const right = full ? await dayOf(stand, 'clocks_right', 0) : usual
    const odd = [
      ...wrong.filter((fact) => !right.includes(fact)),
      ...right.filter((fact) => !wrong.includes(fact) && full).map((fact) => `missing: ${fact}`),
    ]
    const isUsual = usual.every((fact) => right.includes(fact) && wrong.includes(fact))
    return {
      figure: [`${wrong.length} outcomes, ${odd.length} other than with right clocks`, ...odd].join('; '),
      held: odd.length === 0 && isUsual,
    }
  },
}

/** On a database and hubs of its own, at twenty times the speed. */
async function dayOf({ cluster, redis }: Stand, name: string, clockOff: number): Promise<string[]> {
  await using open = new AsyncDisposableStack()
  const databaseUrl = cluster.url(name)
  const admin = postgres(cluster.url('postgres'), { max: 1, onnotice: () => undefined })
  open.defer(async () => {
    await admin`drop database if exists ${admin(name)} with (force)`
    await admin.end()
  })
  await cluster.ensureDatabase(name)
  await migrate(databaseUrl)
  await seed(databaseUrl, { profile: 'demo' })
  const sql = open.adopt(postgres(databaseUrl, { max: 2, onnotice: () => undefined }), (one) => one.end())
  const start = async (off: number): Promise<Hub> => {
    const hub = await startHub({ databaseUrl, redisUrl: redis.url, speed: 20, clockOff: off })
    open.defer(() => hub.kill('SIGTERM'))
    return hub
  }
  const hubs = await Promise.all([start(clockOff), start(-clockOff)])
  return await shortDay(sql, hubs, () => hubs.forEach((hub) => hub.turnClock()))
}
