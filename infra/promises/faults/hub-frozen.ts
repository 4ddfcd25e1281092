import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '@hearline/protocol'
import { openCrowd } from '../../stand/crowd.ts'
import { openDesk } from '../../stand/desk.ts'
import { signIn } from '../../stand/person.ts'
import { brokenDoubles } from '../../stand/recount.ts'
import { goReady, ring } from '../../stand/ring.ts'
import { routingOf } from '../../stand/routing.ts'
import { stale } from '../../stand/stale.ts'
import type { Stand } from '../../stand/stand.ts'
import { openSwitch } from '../../stand/switch.ts'
import type { FaultPromise, Outcome } from './promise.ts'

const LEFT_MS = 10_000
const CATCH_UP_MS = 3_000
/** Pages that gave the hub up come back at their own pace. */
const LIVE_MS = 10_000
const names = Array.from({ length: 12 }, (_, n) => `op${String(n + 301).padStart(4, '0')}`)

export const hubFrozen: FaultPromise = {
  name: 'hub-frozen',
  promise:
    'the routing hub frozen for 4 s and 20 s: another routes within 10 s, then it catches up within 3 s, nothing doubled',
  async run({ stand, full }) {
    const outcomes: Outcome[] = []
    for (const ms of full ? [4_000, 20_000] : [4_000]) outcomes.push(await freeze(stand, ms))
    return { figure: outcomes.map(({ figure }) => figure).join('; '), held: outcomes.every(({ held }) => held) }
  },
}

async function freeze(stand: Stand, ms: number): Promise<Outcome> {
  const { sql, hubs } = stand
  await using open = new AsyncDisposableStack()
  const before = await routingOf(stand)
  const { hub: frozen, other } = before
  const line = open.adopt(openSwitch(other.url), (one) => one.close())
  await line.up()
  const me = await goReady({ hub: other }, 'op1695')
  open.defer(() => me.desk.close())
  const crowd = open.adopt(await openCrowd(stand.door.url, names), (one) => one.close())
  await crowd.live(10_000)
  const { token } = await signIn(other.url, 'manager')
  const floor = open.adopt(await openDesk(frozen.url, token, 'floor'), (one) => one.close())
  const evictions: string[] = []
  for (const { person, desk } of crowd.members)
    void desk.evicted.then((reason) => evictions.push(`${person.username} evicted: ${reason}`))

  const begun = performance.now()
  const thawed = frozen.freeze(ms).then(() => performance.now())
  await wait(200)
  const { offer } = await ring({ line }, me)
  const rang = performance.now() - begun
  await me.person.command('answer-call', { callId: offer.id, fence: offer.fence })
  await me.person.command('end-call', { callId: offer.id })
  await me.person.command('finish-wrap-up', {})
  await me.person.command('set-availability', { availability: 'busy' })
  const [typed] = await sql<{ version: number }[]>`
    update operator set name = ${`frozen ${ms}`} where id = ${me.person.operatorId} returning version::int`
  const shows = (row: Row) => row.id === me.person.operatorId && row.version >= typed!.version
  const thawedAt = await thawed
  const seen = await floor.row('operator', shows, 20_000).then(
    () => performance.now() - thawedAt,
    () => Infinity,
  )
  await crowd.live(30_000)
  const live = performance.now() - thawedAt
  const screens = crowd.members.map(({ person: { username, operatorId }, desk }) => ({
    name: username,
    desk,
    operatorId,
  }))
  const wrong = await stale(sql, [...screens, { name: 'floor', desk: floor }], 3_000)
  const after = await routingOf(stand)
  const doubled = Object.keys(await brokenDoubles(sql))
  const crashes = hubs.flatMap((hub) => hub.crashes)
  const bad = [...wrong, ...doubled, ...evictions, ...crashes]
  const figure = [
    `${ms / 1000} s: a call rang after ${rang.toFixed()} ms`,
    `lease fence ${before.fence} to ${after.fence}, held by ${after.id === before.id ? 'the same' : 'the other'}`,
    `floor right ${seen.toFixed()} ms and desks live ${live.toFixed()} ms after the thaw`,
    `${wrong.length} rows wrong`,
    ...bad.slice(0, 4),
  ]
  const isTaken = after.fence > before.fence
  const held = isTaken && rang <= LEFT_MS && seen <= CATCH_UP_MS && live <= LIVE_MS && bad.length === 0
  return { figure: figure.join(', '), held }
}
