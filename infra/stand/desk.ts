import { toConsole, type Gone, type News, type Row, type Tick, type WatchReply } from '@hearline/protocol'
import { setTimeout as wait } from 'node:timers/promises'
import { io } from 'socket.io-client'
import type { Sight } from '../history/history.ts'

/** One topic as a screen holds it: rows by kind and id, the higher version wins, `gone` removes. */
export type Desk = {
  readonly rows: ReadonlyMap<string, Row>
  readonly lastTick: Tick | undefined
  /** When this connection's first tick after its snapshot came, by performance.now(); undefined while it has not. */
  readonly liveSince: number | undefined
  /** Resolves with the first row that satisfies, now or later; rejects after `withinMs`. */
  row<K extends Row['kind']>(
    kind: K,
    wanted: (row: Extract<Row, { kind: K }>) => boolean,
    withinMs?: number,
  ): Promise<Extract<Row, { kind: K }>>
  /** Resolves once nothing of that kind satisfies any more. */
  none<K extends Row['kind']>(
    kind: K,
    wanted: (row: Extract<Row, { kind: K }>) => boolean,
    withinMs?: number,
  ): Promise<void>
  evicted: Promise<string>
  close(): void
}

type Place = { readonly epoch: string; readonly seq: number }

export type DeskOptions = {
  /** Hears all that reaches the screen, before the screen shows it. */
  hear?: (sight: Omit<Sight, 'screen'>) => void
}

export async function openDesk(
  hubUrl: string,
  token: string,
  topic = 'desk',
  { hear = () => undefined }: DeskOptions = {},
): Promise<Desk> {
  const rows = new Map<string, Row>()
  const waiters = new Set<() => void>()
  const socket = io(hubUrl, {
    transports: ['websocket'],
    auth: { token },
    forceNew: true,
    // as the console has it
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.6,
    timeout: 5_000,
  })
  let lastTick: Tick | undefined
  /** Where this screen stands in the hub's numbers; kept over a lost line, to be told what was missed. */
  let place: Place | undefined
  let asking = false
  let isWatching = false
  let liveSince: number | undefined
  const apply = (changed: readonly Row[], gone: readonly Gone[]) => {
    for (const row of changed) {
      const held = rows.get(`${row.kind}/${row.id}`)
      if (!held || row.kind === 'queue' || row.kind === 'kpi' || held.version < row.version)
        rows.set(`${row.kind}/${row.id}`, row)
    }
    for (const left of gone) rows.delete(`${left.kind}/${left.id}`)
    for (const look of waiters) look()
  }
  const tell = (how: Sight['how'], { epoch, seq }: Place, changed: readonly Row[] = [], gone: readonly Gone[] = []) =>
    hear({ how, at: performance.now(), topic, epoch, seq, rows: changed, gone })
  const answered = (reply: Exclude<WatchReply, { ok: false }>) => {
    if ('missed' in reply) {
      for (const one of reply.missed) {
        tell('missed', one, one.rows, one.gone)
        apply(one.rows, one.gone)
      }
      tell('resumed', reply)
    } else {
      tell('snapshot', reply, reply.rows)
      rows.clear()
      apply(reply.rows, [])
    }
    place = { epoch: reply.epoch, seq: reply.seq }
    isWatching = true
  }
  // handled in the turn of the answer: news may come right behind it
  const ask = () =>
    new Promise<WatchReply>((resolve, reject) => {
      asking = true
      const lost = () => reject(new Error('the line was lost'))
      socket.once('disconnect', lost)
      socket.emit('watch', { topic, ...place }, (reply: WatchReply) => {
        socket.off('disconnect', lost)
        if (reply.ok) answered(reply)
        resolve(reply)
      })
    }).finally(() => (asking = false))
  const watch = async (): Promise<void> => {
    const reply = await ask()
    if (reply.ok) return
    if (reply.error.code !== 'unavailable')
      throw new Error(`watch ${topic}: ${reply.error.code} ${reply.error.message}`)
    await wait(200)
    if (socket.connected) await watch()
  }
  const resume = () => {
    if (asking) return
    watch().catch((error: unknown) => {
      if (socket.connected) throw error // otherwise the next connection asks again
    })
  }
  socket.on('news', (body: News) => {
    const news = toConsole.news.parse(body)
    if (news.topic !== topic || !isWatching || !place) return
    tell('news', news, news.rows, news.gone)
    if (news.epoch === place.epoch && news.seq <= place.seq) return
    apply(news.rows, news.gone)
    if (news.epoch === place.epoch && news.seq === place.seq + 1) place = { epoch: news.epoch, seq: news.seq }
    else resume()
  })
  socket.on('tick', (body: Tick) => {
    const before = lastTick
    lastTick = toConsole.tick.parse(body)
    socket.emit('alive', { nonce: lastTick.nonce }, () => undefined)
    if (before && before.dataEpoch !== lastTick.dataEpoch) {
      place = undefined
      rows.clear()
      return isWatching ? resume() : undefined
    }
    if (!isWatching || !place) return
    liveSince ??= performance.now()
    const head = lastTick.heads[topic]
    if (!head) return
    tell('tick', head)
    if (head.epoch !== place.epoch || head.seq > place.seq) resume()
  })
  socket.on('disconnect', () => {
    isWatching = false
    liveSince = undefined
  })
  const evicted = new Promise<string>((resolve) =>
    socket.once('evicted', (body: { reason: string }) => resolve(body.reason)),
  )
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => {
      watch().then(resolve, reject)
      socket.on('connect', resume)
    })
    socket.once('connect_error', reject)
  })
  const settle = (done: () => boolean, what: string, withinMs: number) =>
    new Promise<void>((resolve, reject) => {
      const finish = () => {
        if (!done()) return
        clearTimeout(timer)
        waiters.delete(finish)
        resolve()
      }
      const timer = setTimeout(() => {
        waiters.delete(finish)
        reject(new Error(`${what} not seen within ${withinMs} ms; held: ${JSON.stringify([...rows.values()])}`))
      }, withinMs)
      waiters.add(finish)
      finish()
    })
  const find = <K extends Row['kind']>(kind: K, wanted: (row: Extract<Row, { kind: K }>) => boolean) =>
    [...rows.values()].find((row) => row.kind === kind && wanted(row as Extract<Row, { kind: K }>)) as
      Extract<Row, { kind: K }> | undefined
  return {
    rows,
    get lastTick() {
      return lastTick
    },
    get liveSince() {
      return liveSince
    },
    async row(kind, wanted, withinMs = 10_000) {
      let found = find(kind, wanted)
      await settle(() => (found = find(kind, wanted)) !== undefined, `a ${kind} row`, withinMs)
      return found as NonNullable<typeof found>
    },
    none: (kind, wanted, withinMs = 10_000) =>
      settle(() => find(kind, wanted) === undefined, `the end of a ${kind} row`, withinMs),
    evicted,
    close: () => socket.disconnect(),
  }
}
