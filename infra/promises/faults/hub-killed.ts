import { setTimeout as wait } from 'node:timers/promises'
import { lostCommands } from '../../stand/acknowledged.ts'
import { callers } from '../../stand/callers.ts'
import { openClerk } from '../../stand/clerk.ts'
import { openCrowd } from '../../stand/crowd.ts'
import { openLedger } from '../../stand/ledger.ts'
import type { Person } from '../../stand/person.ts'
import { brokenDoubles } from '../../stand/recount.ts'
import { routingOf } from '../../stand/routing.ts'
import { stale } from '../../stand/stale.ts'
import { openSwitch } from '../../stand/switch.ts'
import { until } from '../../stand/until.ts'
import type { FaultPromise } from './promise.ts'

const P99_MS = 8_000
const LEFT_MS = 10_000
const names = (count: number) => Array.from({ length: count }, (_, n) => `op${String(101 + n).padStart(4, '0')}`)

export const hubKilled: FaultPromise = {
  name: 'hub-killed',
  promise: 'the routing hub killed: left within 10 s, its desks live again p99 under 8 s, acknowledged and lost 0',
  async run({ stand, full }) {
    const { sql, door } = stand
    const { hub: victim, id, other } = await routingOf(stand)
    await using open = new AsyncDisposableStack()
    const ledger = openLedger()
    const record = (person: Person) => ledger.record(person)
    const crowd = open.adopt(await openCrowd(door.url, names(full ? 200 : 24), record), (one) => one.close())
    const clerks = await Promise.all(['op1701', 'op1702', 'op1703'].map((name) => openClerk(door.url, name, record)))
    open.defer(() => clerks.forEach((clerk) => clerk.close()))
    await crowd.live(10_000)
    const line = open.adopt(openSwitch(other.url), (one) => one.close())
    await line.up()
    const traffic = new AbortController()
    open.defer(() => traffic.abort())
    const work = [crowd.fidget(8, traffic.signal), callers(line, 400, traffic.signal)]
    await wait(1_000)

    const killedAt = performance.now()
    await victim.kill('SIGKILL')
    const left = until(
      async () => (await sql`select 1 from seat where hub_id = ${id} and state = 'present'`).length === 0,
      30_000,
      'an end of its seats',
    ).then(() => performance.now() - killedAt)
    await Promise.all([left, wait(1_000)])
    await crowd.live(30_000)
    const late = crowd.members
      .map(({ desk }) => (desk.liveSince ?? Infinity) - killedAt)
      .filter((ms) => ms > 0)
      .sort((a, b) => a - b)
    await wait(500)
    traffic.abort()
    await Promise.all(work)
    await Promise.all(clerks.map((clerk) => clerk.rest()))
    const screens = crowd.members.map(({ person, desk }) => ({
      name: person.username,
      desk,
      operatorId: person.operatorId,
    }))
    const [wrong] = await Promise.all([stale(sql, screens, 3_000), victim.start()])

    const lost = await lostCommands(sql, ledger)
    const doubled = Object.keys(await brokenDoubles(sql))
    const p99 = late[Math.ceil(late.length * 0.99) - 1] ?? Infinity
    const answered = ledger.operators.flatMap(({ commands }) => commands).filter(({ status }) => status === 200)
    const calls = answered.filter(({ name }) => name === 'answer-call').length
    const figure = [
      `seats left after ${(await left).toFixed()} ms`,
      `${late.length} of ${crowd.members.length} desks moved, live again p99 ${p99.toFixed()} ms`,
      `${answered.length} commands acknowledged (${calls} answers), ${lost.length} lost`,
      `${wrong.length} rows wrong`,
      ...doubled,
      ...lost.slice(0, 3).map((one) => JSON.stringify(one)),
      ...wrong.slice(0, 3),
    ]
    const isTried = late.length >= crowd.members.length / 3 && calls > 0
    const held = isTried && (await left) <= LEFT_MS && p99 < P99_MS
    return { figure: figure.join('; '), held: held && [lost, doubled, wrong].every((found) => found.length === 0) }
  },
}
