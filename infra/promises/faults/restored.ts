import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { putBack, takeBackup } from '@hearline/store/embedded'
import { callers } from '../../stand/callers.ts'
import { openClerk, persist } from '../../stand/clerk.ts'
import { openCrowd } from '../../stand/crowd.ts'
import { openDesk } from '../../stand/desk.ts'
import { mark, marksOn, otherContent, watchMixed } from '../../stand/marked.ts'
import { overhear } from '../../stand/overheard.ts'
import { signIn } from '../../stand/person.ts'
import { brokenDoubles } from '../../stand/recount.ts'
import { stale, type Screen } from '../../stand/stale.ts'
import { openSwitch } from '../../stand/switch.ts'
import { until } from '../../stand/until.ts'
import type { FaultPromise } from './promise.ts'

/** After the return of Postgres: a healing read, a page's way back, a tick. */
const OVER_MS = 8_000
const names = (count: number) => Array.from({ length: count }, (_, n) => `op${String(401 + n).padStart(4, '0')}`)

export const restored: FaultPromise = {
  name: 'restored',
  promise: 'a backup restored while desks are open: every desk starts over on the new data epoch, mixed state 0',
  async run({ stand, full }) {
    const { cluster, databaseUrl, sql, door, hubs, hub } = stand
    await using open = new AsyncDisposableStack()
    const home = await mkdtemp(join(tmpdir(), 'hearline-backup-'))
    open.defer(() => rm(home, { recursive: true, force: true }))
    const crowd = open.adopt(await openCrowd(door.url, names(full ? 200 : 20)), (one) => one.close())
    const clerks = await Promise.all(['op1701', 'op1702'].map((name) => openClerk(door.url, name)))
    open.defer(() => clerks.forEach((clerk) => clerk.close()))
    const manager = await signIn(door.url, 'manager')
    const screens: Screen[] = crowd.members.map(({ person, desk }) => ({
      name: person.username,
      desk,
      operatorId: person.operatorId,
    }))
    for (const [n, { url }] of [...hubs, ...hubs].entries())
      screens.push({ name: `floor ${n}`, desk: await openDesk(url, manager.token, 'floor') })
    open.defer(() => screens.forEach(({ desk }) => desk.close()))
    const ids = crowd.members.map(({ person }) => person.operatorId)
    const line = open.adopt(openSwitch(hub.url), (one) => one.close())
    await line.up()
    const news = open.adopt(await overhear(stand.redis.url, `hearline.news${new URL(databaseUrl).pathname}`), (one) =>
      one.close(),
    )
    const traffic = new AbortController()
    open.defer(() => traffic.abort())
    const work = [crowd.fidget(8, traffic.signal), callers(line, 400, traffic.signal)]
    const crashes = () => hubs.flatMap((one) => one.crashes).length
    const crashesBefore = crashes()

    // what the backup knows
    const actor = crowd.members.at(-1)!.person
    const [early, late] = [randomUUID(), randomUUID()]
    const keyed = (key: string, reason: string) =>
      actor.command('set-availability', { availability: 'training', reason }, key)
    await mark(sql, ids, 'kept')
    const first = await keyed(early, 'early')
    await wait(500)
    const begun = performance.now()
    await takeBackup(cluster.folder, cluster.url('postgres'), home)
    const tookMs = performance.now() - begun

    // what it does not: changes, a command, a sign-in
    for (let n = 0; n < 20; n += 1) await mark(sql, ids, 'lost')
    await keyed(late, 'late')
    const stranger = await signIn(door.url, 'op1709')
    const isLost = (screen: Screen) => [...marksOn(screen)].join() === 'lost'
    await until(() => Promise.resolve(screens.every(isLost)), 5_000, 'the same on every screen')
    const old = screens[0]!.desk.lastTick?.dataEpoch
    const isNew = ({ desk }: Screen) => desk.lastTick !== undefined && desk.lastTick.dataEpoch !== old

    const mixed = watchMixed(screens, isNew)
    open.defer(() => void mixed.stop())
    const from = performance.now()
    await cluster.restart('fast', async () => {
      await putBack(cluster.folder, home)
    })
    const back = performance.now()
    // versions are given out again for other content: lower ones, and higher ones that would win on an old floor
    const half = ids.slice(0, ids.length / 2)
    await until(() => mark(sql, half, 'new').then(() => true), 5_000, 'Postgres')
    for (let n = 0; n < 30; n += 1) await mark(sql, half.slice(half.length / 2), 'new')
    const isOver = (screen: Screen) => isNew(screen) && screen.desk.liveSince !== undefined
    await until(() => Promise.resolve(screens.every(isOver)), 30_000, 'the new epoch on every screen')
    const overMs = performance.now() - back
    const told = news.said.filter((text) => text.includes(`"data":"${String(old)}"`)).slice(-200)
    for (const text of told) news.say(text)

    // everything the hubs knew starts over, too
    const again = await keyed(early, 'early')
    const anew = await keyed(late, 'late')
    const strange = await Promise.all(hubs.map(({ url }) => stranger.at(url).get('/api/v1/me')))
    const name = await line.arrive()
    const isHeard = await line
      .hear((one) => one.call === name, 10_000)
      .then(
        () => true,
        () => false,
      )
    traffic.abort()
    await Promise.all(work)
    await line.post({ type: 'caller-hung-up', call: name })
    // a call that was under way in the backup has nobody who would end it
    await Promise.all(clerks.map(({ person }) => persist(person, 'finish-wrap-up', {})))
    await Promise.all(clerks.map((clerk) => clerk.rest()))
    const wrong = await stale(sql, screens, 3_000)
    const content = await otherContent(sql, screens)
    const seen = mixed.stop()
    const [kept] = await sql<{ commands: number; seats: number }[]>`
      select (select count(*) from command_done where command_id = any(${[early, late]}))::int as commands,
        (select count(*) from seat where state = 'present' and operator_id = any(${ids}))::int as seats`
    const broken = [
      ...Object.keys(await brokenDoubles(sql)),
      ...(again.status === 200 && isDeepStrictEqual(again.body, first.body) ? [] : ['an early key']),
      ...(anew.status === 200 && kept?.commands === 2 ? [] : [`a late key: ${anew.status}`]),
      ...strange.filter(({ status }) => status !== 401).map(({ status }) => `a sign-in that is no more: ${status}`),
      ...(isHeard ? [] : ['the switch heard nothing']),
      ...(kept?.seats === ids.length ? [] : [`${String(kept?.seats)} seats`]),
      ...(crashes() === crashesBefore ? [] : ['a hub ended']),
    ]
    const figure = [
      `backup ${tookMs.toFixed()} ms, away ${(back - from).toFixed()} ms`,
      `${screens.length} screens on the new epoch ${overMs.toFixed()} ms after the return`,
      `${seen.length} mixed, ${told.length} old news ignored, ${wrong.length + content.length} rows wrong`,
      ...[...broken, ...seen, ...wrong, ...content].slice(0, 5),
    ]
    const isWhole = [seen, wrong, content, broken].every((found) => found.length === 0)
    return { figure: figure.join('; '), held: isWhole && told.length > 0 && overMs <= OVER_MS }
  },
}
