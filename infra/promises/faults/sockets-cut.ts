import { setTimeout as wait } from 'node:timers/promises'
import { openCrowd } from '../../stand/crowd.ts'
import { openDesk } from '../../stand/desk.ts'
import { openToll, type Toll } from '../../stand/toll.ts'
import { stale } from '../../stand/stale.ts'
import { until } from '../../stand/until.ts'
import type { FaultPromise } from './promise.ts'

const BACK_MS = 12_000
const QUIET_MS = 2_000
/** A hub lets in so many at once, and so many more with each second after that. */
const ADMITTED = { burst: 1_000, perSecond: 400 }
/** Begin, lock, write and commit, and two to spare for what a hub does by itself more often meanwhile. */
const STATEMENTS_A_SEAT_WRITE = 6
/** Besides those: a socket costs nothing, but a hub may look after something of its own meanwhile. */
const STATEMENTS_A_SOCKET = 0.1
const names = (count: number) => Array.from({ length: count }, (_, n) => `op${String(401 + n).padStart(4, '0')}`)

export const socketsCut: FaultPromise = {
  name: 'sockets-cut',
  promise:
    '1,880 sockets cut at once, twice in 30 s (the short form: 200, once): all live and right within 12 s, handshakes within the admission limit, no SQL per socket',
  async run({ stand, full }) {
    const { door, sql, hubs } = stand
    await using open = new AsyncDisposableStack()
    const crowd = open.adopt(await openCrowd(door.url, names(full ? 200 : 16)), (one) => one.close())
    const others = await Promise.all(
      Array.from({ length: full ? 1_680 : 184 }, async (_, n) => {
        const { token } = crowd.members[n % crowd.members.length]!.person
        await wait(3 * n) // only the cut is to be a storm
        return openDesk(door.url, token, 'queues')
      }),
    )
    open.defer(() => others.forEach((one) => one.close()))
    const desks = [...crowd.members.map(({ desk }) => desk), ...others]
    const screens = crowd.members.map(({ person: { username, operatorId }, desk }) => ({
      name: username,
      desk,
      operatorId,
    }))
    const all = (since: number) => desks.every(({ liveSince = 0 }) => liveSince > since)
    const live = (since: number) => until(() => Promise.resolve(all(since)), 60_000, 'life at every desk')
    await live(0)
    const toll = await openToll(hubs, sql)
    await wait(QUIET_MS)
    const idle = await toll.since()
    const rounds: { ms: number; cost: Toll }[] = []
    for (let n = 0; n < (full ? 2 : 1); n += 1) {
      const round = await openToll(hubs, sql)
      const cutAt = performance.now()
      door.cut()
      await live(cutAt)
      rounds.push({ ms: performance.now() - cutAt, cost: await round.since() })
    }
    const wrong = await stale(sql, screens, 3_000)

    const beyondIdle = (of: 'reading' | 'writing') =>
      rounds.reduce((sum, { cost }) => sum + Math.max(0, cost[of] - (idle[of] / idle.seconds) * cost.seconds), 0)
    const seatWrites = rounds.reduce((sum, { cost }) => sum + cost.seatWrites, 0)
    const perSeatWrite = beyondIdle('writing') / Math.max(1, seatWrites)
    const perSocket = beyondIdle('reading') / (desks.length * rounds.length)
    const peak = Math.max(...rounds.map(({ cost }) => cost.peak))
    const back = rounds.map(({ ms }) => ms)
    const figure = [
      `${desks.length} sockets live after ${back.map((ms) => ms.toFixed()).join(' and ')} ms`,
      `${wrong.length} rows wrong`,
      `at most ${peak} handshakes a second at a hub, ${rounds.reduce((sum, { cost }) => sum + cost.refused, 0)} told to come later`,
      `${perSocket.toFixed(2)} statements a socket besides ${perSeatWrite.toFixed(1)} for each of ${seatWrites} writes of a desk's seat`,
    ]
    const isCheap = perSocket <= STATEMENTS_A_SOCKET && perSeatWrite <= STATEMENTS_A_SEAT_WRITE
    const isAdmitted = peak <= ADMITTED.burst + ADMITTED.perSecond && rounds.every(({ cost }) => cost.admitted > 0)
    const held = Math.max(...back) <= BACK_MS && wrong.length === 0 && isAdmitted && isCheap
    return { figure: figure.join('; '), held }
  },
}
