import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { openDesk } from '../../stand/desk.ts'
import { grownBy, metric } from '../../stand/gauge.ts'
import { signIn } from '../../stand/person.ts'
import { openLine, openRawPage, upgradeOf } from '../../stand/raw-page.ts'
import { inWords, openWitness, quantile } from '../../stand/witness.ts'
import type { FaultPromise } from './promise.ts'

/** 5 s from the hub's first sight of a line, a second for its goodbye, and what the storm itself takes to be seen. */
const GONE_MS = 7_500
/** How long one goes on with wrong tokens, a new line for each. */
const GUESSING_MS = 4_000
const MEMORY_MB = 150
const REPLY_MS = 1_000
const ENTRY_MS = 5_000

/** How somebody who is nobody holds a line; resolves when the hub has ended it. */
type Stranger = (hubUrl: string) => Promise<void>

const closed = (socket: ReturnType<typeof openLine>) => new Promise<void>((resolve) => socket.once('close', resolve))

const ways: readonly Stranger[] = [
  async function silent(hubUrl) {
    await closed(openLine(hubUrl).resume())
  },
  async function halfSaid(hubUrl) {
    const line = openLine(hubUrl).resume()
    line.write(upgradeOf(hubUrl).slice(0, 90))
    await closed(line)
  },
  async function dripping(hubUrl) {
    const line = openLine(hubUrl).resume()
    const bytes = upgradeOf(hubUrl)
    const drops = setInterval(() => line.write(bytes[line.bytesWritten % 40] ?? 'x'), 300)
    await closed(line)
    clearInterval(drops)
  },
  async function neverConnecting(hubUrl) {
    await (
      await openRawPage(hubUrl)
    )?.ended
  },
  async function guessing(hubUrl) {
    const end = performance.now() + GUESSING_MS
    while (performance.now() < end) {
      await wait(100)
      const page = await openRawPage(hubUrl)
      page?.say(`40${JSON.stringify({ token: randomBytes(24).toString('hex') })}`)
      await page?.ended
    }
  },
  async function elsewhere(hubUrl) {
    const page = await openRawPage(hubUrl)
    page?.say('40/admin,{}')
    await page?.ended
  },
]

export const strangers: FaultPromise = {
  name: 'strangers',
  promise:
    '2,000 sockets that never sign in (the short form: 300): gone after 5 s, memory bounded, a desk still works and a new one gets in',
  once: true,
  async run({ stand: { hub }, full }) {
    const count = full ? 2_000 : 300
    await using open = new AsyncDisposableStack()
    const witness = open.adopt(await openWitness(hub.url, 'op1670'), (one) => one.close())
    const newcomer = await signIn(hub.url, 'op1671')
    const [errors, crashes] = [hub.errors.length, hub.crashes.length]
    const before = await witness.during(wait(full ? 4_000 : 1_500))
    const sockets = await metric(hub.url, 'hearline_sockets')

    const held: { way: string; ms: number }[] = []
    const stay = async (way: Stranger) => {
      const begun = performance.now()
      await way(hub.url)
      held.push({ way: way.name, ms: performance.now() - begun })
    }
    const storm = (async () => {
      const all: Promise<void>[] = []
      for (let n = 0; n < count; n += 1) {
        all.push(stay(ways[n % ways.length]!))
        if (n % 20 === 0) await wait(5) // within a second or so, as fast as one machine dials
      }
      await Promise.race([Promise.all(all), wait(30_000, undefined, { ref: false })])
    })()
    const entry = wait(800).then(async () => {
      const begun = performance.now()
      await openDesk(hub.url, newcomer.token).then((desk) => desk.close())
      return performance.now() - begun
    })
    const [seen, grown] = await Promise.all([witness.during(storm), grownBy(hub.url, storm)])
    const entryMs = await entry
    const left = (await metric(hub.url, 'hearline_sockets')) - sockets
    const last = held.reduce((a, b) => (b.ms > a.ms ? b : a))
    const bad = [...hub.errors.slice(errors), ...hub.crashes.slice(crashes)]
    const figure = [
      `${held.length} of ${count} gone, the last after ${last.ms.toFixed()} ms (${last.way})`,
      `memory grew ${grown.toFixed()} MB`,
      `a desk before: ${inWords(before)}; meanwhile: ${inWords(seen)}`,
      `a new desk in after ${entryMs.toFixed()} ms`,
      ...(left > 0 ? [`${left} sockets left`] : []),
      ...bad.slice(0, 3),
    ]
    const isHeld = held.length === count && last.ms <= GONE_MS && left <= 0 && grown <= MEMORY_MB && bad.length === 0
    const others = seen.refused === 0 && quantile(0.99, seen.news) <= REPLY_MS && entryMs <= ENTRY_MS
    return { figure: figure.join('; '), held: isHeld && others }
  },
}
