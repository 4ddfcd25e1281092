import { setTimeout as wait } from 'node:timers/promises'
import { openCrowd } from '../../stand/crowd.ts'
import { openDesk } from '../../stand/desk.ts'
import { stale } from '../../stand/stale.ts'
import { until } from '../../stand/until.ts'
import type { FaultPromise } from './promise.ts'

const BACK_MS = 12_000
const names = (count: number) => Array.from({ length: count }, (_, n) => `op${String(401 + n).padStart(4, '0')}`)

export const socketsCut: FaultPromise = {
  name: 'sockets-cut',
  promise: '1,880 sockets cut at once, twice in 30 s (the short form: 200, once): all live and right within 12 s',
  long: true,
  async run({ stand, full }) {
    const { door, sql } = stand
    await using open = new AsyncDisposableStack()
    const crowd = open.adopt(await openCrowd(door.url, names(full ? 200 : 24)), (one) => one.close())
    const others = await Promise.all(
      Array.from({ length: full ? 1_680 : 176 }, async (_, n) => {
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
    const back: number[] = []
    for (let n = 0; n < (full ? 2 : 1); n += 1) {
      const all = (since: number) => desks.every(({ liveSince = 0 }) => liveSince > since)
      await until(() => Promise.resolve(all(0)), 30_000, 'life at every desk')
      const cutAt = performance.now()
      door.cut()
      await until(() => Promise.resolve(all(cutAt)), 60_000, 'life at every desk')
      back.push(performance.now() - cutAt)
    }
    const wrong = await stale(sql, screens, 3_000)
    const figure = `${desks.length} sockets live after ${back.map((ms) => ms.toFixed()).join(' and ')} ms; ${wrong.length} rows wrong`
    return { figure, held: Math.max(...back) <= BACK_MS && wrong.length === 0 }
  },
}
