import { setTimeout as wait } from 'node:timers/promises'
import { callers } from '../stand/callers.ts'
import { openDesk, type Desk } from '../stand/desk.ts'
import { signIn } from '../stand/person.ts'
import { goReady, type AtDesk } from '../stand/ring.ts'
import { openShift } from '../stand/shift.ts'
import { openStand, type Stand } from '../stand/stand.ts'
import type { Switch } from '../stand/switch.ts'
import { bareRoundTrips } from './bare.ts'
import { figureOf, type Bench, type Figure } from './figure.ts'

const PAUSE_MS = 20
const CALL_EVERY_MS = 200
/** Hotline and queue of the one operator whose telephone is listened to. */
const OWN_LINE = '99901'

/** How long people wait for what they and others do, on two hubs with a Redis between them. */
export const latency: Bench<Figure> = {
  name: 'latency',
  about: 'a command to its reply, to its news on the own and on another hub; a call to its ring; idle and at 5 calls/s',
  async run({ operators, rounds }) {
    const bare = await bareRoundTrips(rounds * 2)
    const http = figureOf('bare HTTP round trip', 'loopback', bare.http)
    const webSocket = figureOf('bare WebSocket round trip', 'loopback', bare.webSocket)
    await using open = new AsyncDisposableStack()
    const stand = open.adopt(await openStand({ hubs: 2, redis: true }), (one) => one.close())
    const [here, there] = stand.hubs as [Stand['hub'], Stand['hub']]
    await ownLine(stand, 'op1701')
    const { line } = stand
    await line.up()

    const clerks = Math.max(4, Math.floor(operators / 25))
    const name = (n: number) => `op${String(n + 1).padStart(4, '0')}`
    const names = Array.from({ length: operators }, (_, n) => name(n))
    const half = Math.floor((operators - clerks) / 2)
    const shifts = await Promise.all([
      openShift(here.url, names.slice(0, clerks), 'clerk'),
      openShift(here.url, names.slice(clerks, clerks + half), 'quiet'),
      openShift(there.url, names.slice(clerks + half), 'quiet'),
    ])
    open.defer(() => Promise.all(shifts.map((one) => one.kill())).then(() => undefined))
    const me = await goReady({ hub: here }, 'op1701')
    const other = await signIn(here.url, 'op1702')
    const mine = await other.desk()
    const { token } = await signIn(there.url, 'manager')
    const floor = await openDesk(there.url, token, 'floor')
    open.defer(() => [me.desk, mine, floor].forEach((desk) => desk.close()))

    const measure = async (under: string): Promise<Figure[]> => {
      const said = await commands({ person: other, desk: mine }, floor, rounds)
      const rings = await ringing(line, me, Math.ceil(rounds / 2))
      return [
        figureOf('command to reply', under, said.reply, http),
        figureOf('command to news on the own screen', under, said.own, http),
        figureOf("command to news on another hub's screen", under, said.another, http),
        figureOf('call to its ring on a desk', under, rings, http),
      ]
    }
    const idle = await measure('idle')
    const traffic = new AbortController()
    const calls = callers(line, CALL_EVERY_MS, traffic.signal)
    await wait(2_000)
    const busy = await measure('5 calls/s')
    traffic.abort()
    await calls
    return [http, webSocket, ...idle, ...busy]
  },
}

/** Somebody changes what she does, again and again: when she is answered, and when her own and a distant screen show it. */
async function commands({ person, desk }: AtDesk, floor: Desk, rounds: number) {
  const times = { reply: [] as number[], own: [] as number[], another: [] as number[] }
  for (let n = 0; n < rounds; n += 1) {
    const availability = n % 2 ? 'training' : 'busy'
    const begun = performance.now()
    const since = () => performance.now() - begun
    const shown = (on: Desk) =>
      on.row('operator', (row) => row.id === person.operatorId && row.availability === availability).then(since)
    const [own, another, reply] = await Promise.all([
      shown(desk),
      shown(floor),
      person.command('set-availability', { availability }).then(since),
    ])
    times.reply.push(reply)
    times.own.push(own)
    times.another.push(another)
    await wait(PAUSE_MS)
  }
  return times
}

/** From the moment a switch says that a call is there until it rings. */
async function ringing(line: Switch, { person, desk }: AtDesk, rounds: number): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now()
    const rings = desk
      .row('call', (row) => row.state === 'offered')
      .then((offer) => {
        times.push(performance.now() - begun)
        return offer
      })
    const [{ id: callId, fence }] = await Promise.all([rings, line.arrive(OWN_LINE)])
    await person.command('answer-call', { callId, fence })
    await person.command('end-call', { callId })
    await person.command('finish-wrap-up', {})
    await desk.none('call', () => true)
    await wait(PAUSE_MS)
  }
  return times
}

async function ownLine({ sql }: Stand, username: string): Promise<void> {
  const name = sql.json({ zh: '测', en: 'measured' })
  await sql`insert into queue (id, name) values ('measured', ${name})`
  await sql`insert into hotline (number, name, queue_id) values (${OWN_LINE}, ${name}, 'measured')`
  const queues = sql.json([{ queueId: 'measured', level: 3, reserve: false }])
  await sql`update operator set queues = ${queues} where username = ${username}`
}
