import { setTimeout as wait } from 'node:timers/promises'
import { lostCommands } from '../../stand/acknowledged.ts'
import { callers } from '../../stand/callers.ts'
import { openClerk } from '../../stand/clerk.ts'
import { openCrowd } from '../../stand/crowd.ts'
import { openLedger } from '../../stand/ledger.ts'
import type { Person } from '../../stand/person.ts'
import { brokenDoubles } from '../../stand/recount.ts'
import { goReady } from '../../stand/ring.ts'
import { stale } from '../../stand/stale.ts'
import type { Stand } from '../../stand/stand.ts'
import { openSwitch } from '../../stand/switch.ts'
import type { Outcome } from './promise.ts'

/** When Postgres was away, by performance.now(). */
export type Outage = { readonly from: number; readonly until: number }

const REFUSED_MS = 1_000
const BACK_MS = 2_000
const PROBE_MS = 100
const crowdNames = Array.from({ length: 6 }, (_, n) => `op${String(n + 371).padStart(4, '0')}`)

/** Commands, calls and a probe while Postgres is away: what was lost, how soon it was refused, how soon it worked again. */
export async function commandsUnder(stand: Stand, fault: () => Promise<Outage[]>): Promise<Outcome> {
  const { sql, door, hub } = stand
  await using open = new AsyncDisposableStack()
  const ledger = openLedger()
  const record = (person: Person) => ledger.record(person)
  const crowd = open.adopt(await openCrowd(door.url, crowdNames, record), (one) => one.close())
  const clerks = await Promise.all(['op1705', 'op1706'].map((name) => openClerk(door.url, name, record)))
  open.defer(() => clerks.forEach((clerk) => clerk.close()))
  const prober = await goReady({ hub }, 'op1707')
  open.defer(() => prober.desk.close())
  const line = open.adopt(openSwitch(hub.url), (one) => one.close())
  await line.up()
  const traffic = new AbortController()
  open.defer(() => traffic.abort())
  const work = [
    crowd.fidget(6, traffic.signal),
    callers(line, 500, traffic.signal),
    probe(record(prober.person), traffic.signal),
  ] as const
  await wait(1_000)
  const outages = await fault()
  await wait(BACK_MS)
  traffic.abort()
  const [, , probes] = await Promise.all(work)
  await Promise.all(clerks.map((clerk) => clerk.rest()))
  const screens = crowd.members.map(({ person, desk }) => ({
    name: person.username,
    desk,
    operatorId: person.operatorId,
  }))
  const wrong = await stale(sql, screens, 3_000)

  const lost = await lostCommands(sql, ledger)
  const doubled = Object.keys(await brokenDoubles(sql))
  const crashes = stand.hubs.flatMap((one) => one.crashes)
  const refused = probes.filter(({ status }) => status !== 200)
  const slowest = Math.max(0, ...refused.map(({ took }) => took))
  const odd = [...new Set(refused.map(({ status }) => status))].filter((status) => status !== 503)
  const back = outages.map(({ until }) => {
    const first = probes.find(({ at, took, status }) => status === 200 && at + took > until)
    return first ? first.at + first.took - until : Infinity
  })
  const answered = ledger.operators.flatMap(({ commands }) => commands).filter(({ status }) => status === 200)
  const figure = [
    `away ${outages.map(({ from, until }) => (until - from).toFixed()).join(' and ')} ms`,
    `${answered.length} commands acknowledged, ${lost.length} lost`,
    `${refused.length} refused after ${slowest.toFixed()} ms at most`,
    `first success ${back.map((ms) => ms.toFixed()).join(' and ')} ms after the return`,
    `${wrong.length} rows wrong`,
    ...odd.map((status) => `answered ${status}`),
    ...[...lost.map((one) => JSON.stringify(one)), ...doubled, ...wrong, ...crashes].slice(0, 4),
  ]
  const isWhole = [lost, doubled, crashes, wrong, odd].every((found) => found.length === 0)
  return {
    figure: figure.join('; '),
    held: isWhole && slowest <= REFUSED_MS && Math.max(...back) <= BACK_MS,
  }
}

type Probe = { at: number; took: number; status: number }

/** A command of its own each 100 ms, whatever became of those before; 0 for one that was never answered. */
async function probe(person: Person, signal: AbortSignal): Promise<Probe[]> {
  const all: Promise<Probe>[] = []
  for (let n = 0; !signal.aborted; n += 1) {
    const at = performance.now()
    const availability = n % 2 ? 'training' : 'busy'
    all.push(
      person.command('set-availability', { availability }).then(
        ({ status }) => ({ at, took: performance.now() - at, status }),
        () => ({ at, took: performance.now() - at, status: 0 }),
      ),
    )
    await wait(PROBE_MS)
  }
  return Promise.all(all)
}
