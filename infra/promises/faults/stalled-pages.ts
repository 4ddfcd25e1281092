import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { openCrowd } from '../../stand/crowd.ts'
import { grownBy, metric } from '../../stand/gauge.ts'
import { signIn } from '../../stand/person.ts'
import { openRawPage, type RawPage } from '../../stand/raw-page.ts'
import { until } from '../../stand/until.ts'
import { inWords, openWitness, quantile } from '../../stand/witness.ts'
import type { FaultPromise } from './promise.ts'

const PAGES = 20
const CUT_MS = 4_000
const MEMORY_MB = 200
const NEWS_MS = 1_000
/** Of news on the floor with each healing read, so that the kernel's own buffers are soon full. */
const VOLUME = 3_000_000
/** What may wait for one page before it counts as behind. */
const BEHIND = 1_048_576

export const stalledPages: FaultPromise = {
  name: 'stalled-pages',
  promise: '20 pages that stop reading under heavy news: cut within 4 s, memory bounded, others unharmed',
  once: true,
  async run({ stand: { hub, sql }, full }) {
    await using open = new AsyncDisposableStack()
    const manager = await signIn(hub.url, 'manager')
    const names = Array.from({ length: full ? 60 : 12 }, (_, n) => `op${String(1601 + n)}`)
    const crowd = open.adopt(await openCrowd(hub.url, names), (one) => one.close())
    const witness = open.adopt(await openWitness(hub.url, 'op1680'), (one) => one.close())
    const pages = await Promise.all(Array.from({ length: PAGES + 1 }, () => floorPage(hub.url, manager.token)))
    open.defer(() => pages.forEach((page) => page.close()))
    const [reader, ...frozen] = pages as [RawPage, ...RawPage[]]
    const [errors, crashes] = [hub.errors.length, hub.crashes.length]
    const before = await witness.during(wait(full ? 5_000 : 2_000))

    // by whatever cuts it: on a slow machine the kernel's buffers may outlast the patience of a ping
    const sockets = () => metric(hub.url, 'hearline_sockets')
    const tooSlow = () => metric(hub.url, 'hearline_sockets_cut_total', 'too-slow')
    const [openBefore, tooSlowBefore] = [await sockets(), await tooSlow()]
    const read = noteBytes(reader.socket)
    const taken = frozen.map(({ socket }) => socket.bytesRead)
    const stalledAt = performance.now()
    for (const { socket } of frozen) socket.pause()
    // only now: where the machine is slow, who reads all of it would be cut as well
    const talk = new AbortController()
    open.defer(() => talk.abort())
    const talking = chatter(
      sql,
      crowd.members.map(({ person }) => person.operatorId),
      talk.signal,
    )
    const areCut = async () => (await sockets()) <= openBefore - PAGES
    const storm = until(areCut, 20_000, 'a cut of every stalled page').then(() => performance.now())
    const [seen, grown] = await Promise.all([witness.during(storm), grownBy(hub.url, storm)])
    const cutAt = await storm
    const judged = (await tooSlow()) - tooSlowBefore
    talk.abort()
    await talking
    // what the kernel had taken for each before it was cut: all beyond that had waited in the hub
    for (const { socket } of frozen) socket.resume()
    await Promise.all(frozen.map(({ ended }) => ended))
    const behindAt = Math.min(...frozen.map(({ socket }, n) => read(socket.bytesRead - taken[n]! + BEHIND)))
    const bad = [...hub.errors.slice(errors), ...hub.crashes.slice(crashes)]
    const figure = [
      `${PAGES} cut ${(cutAt - behindAt).toFixed()} ms after the first was behind, ${(cutAt - stalledAt).toFixed()} ms after they stalled, ${judged} as too slow`,
      `memory grew ${grown.toFixed()} MB`,
      `a desk before: ${inWords(before)}; meanwhile: ${inWords(seen)}`,
      `${(reader.socket.bytesRead / 2 ** 20).toFixed()} MB read by a page that reads${reader.isOpen ? '' : ', which was cut too'}`,
      ...bad.slice(0, 3),
    ]
    const isCut = judged > 0 && cutAt - behindAt <= CUT_MS && reader.isOpen && grown <= MEMORY_MB
    const others = seen.refused === 0 && quantile(0.99, seen.news) <= NEWS_MS
    return { figure: figure.join('; '), held: isCut && others && bad.length === 0 }
  },
}

async function floorPage(hubUrl: string, token: string): Promise<RawPage> {
  const page = await openRawPage(hubUrl, token)
  if (page === undefined) throw new Error('a page did not get in')
  for (const topic of ['floor', 'queues']) await page.ask('watch', { topic })
  return page
}

/** When, by performance.now(), so many bytes had come since; now, when they have not. */
function noteBytes(socket: RawPage['socket']): (bytes: number) => number {
  const from = socket.bytesRead
  const marks: { at: number; bytes: number }[] = []
  socket.on('data', () => marks.push({ at: performance.now(), bytes: socket.bytesRead - from }))
  return (bytes) => marks.find((mark) => mark.bytes >= bytes)?.at ?? performance.now()
}

/** Long names typed over and over, each healing read's worth as large as the last; then the old names again. */
async function chatter(sql: Sql, ids: readonly string[], signal: AbortSignal): Promise<void> {
  const kept = await sql<{ id: string; name: string }[]>`select id, name from operator where id = any(${[...ids]})`
  const padding = 'x'.repeat(Math.ceil(VOLUME / ids.length))
  for (let n = 0; !signal.aborted; n += 1) {
    await sql`update operator set name = ${`${n} ${padding}`} where id = any(${[...ids]})`
    await wait(500)
  }
  for (const { id, name } of kept) await sql`update operator set name = ${name} where id = ${id}`
}
