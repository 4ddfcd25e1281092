import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { scaled } from '@hearline/domain'
import { loadDictionary, openStore, readDataKeys, readTimings } from '@hearline/store'
import { v7 } from 'uuid'
import { startAlarms } from './alarms/watch.ts'
import { openAccounts } from './auth/accounts.ts'
import { openPeople } from './auth/people.ts'
import { openSessions } from './auth/sessions.ts'
import { openTries } from './auth/tries.ts'
import { listen, whenReached } from './boot.ts'
import { handlers } from './commands/handlers.ts'
import { ctiRoutes } from './cti/routes.ts'
import type { Env } from './env.ts'
import { startHealing } from './floor/heal.ts'
import { FloorModel } from './floor/model.ts'
import { publishFigures } from './floor/publish-figures.ts'
import { openPulse } from './floor/pulse.ts'
import { followDay } from './floor/follow-day.ts'
import { beginDay, DayTally } from './floor/tally.ts'
import { createApp } from './http/app.ts'
import { originsOf } from './http/origin.ts'
import { promptlyBy } from './http/promptly.ts'
import { startHistory } from './history.ts'
import { startHousekeeping } from './housekeeping.ts'
import type { Log } from './log.ts'
import { openMetrics } from './metrics.ts'
import { createAnnounce } from './news/announce.ts'
import { FanOut } from './news/fan-out.ts'
import { newsChannel, noBridge, openBridge } from './news/redis.ts'
import { openDesks } from './presence/desks.ts'
import { followEvictions } from './presence/evictions.ts'
import { holdHubLease } from './presence/hub-lease.ts'
import { startJudge } from './presence/judge.ts'
import { openVisits } from './presence/visits.ts'
import { startRouting } from './routing/router.ts'
import { startWatchdog } from './routing/watchdog.ts'
import { exposeSizes } from './sizes.ts'
import { aliveHandler } from './sockets/alive.ts'
import { drain } from './sockets/drain.ts'
import { openSockets } from './sockets/server.ts'
import { watchSlow } from './sockets/slow.ts'
import { snapshots } from './sockets/snapshot.ts'
import { startTicks } from './sockets/tick.ts'
import { watchHandlers } from './sockets/watch.ts'
import { startTimers } from './timers/timers.ts'

export type Hub = { readonly port: number; stop(): Promise<void> }

const consoleFolder = fileURLToPath(new URL('../../console/build', import.meta.url))

/** The whole machine, from top to bottom. Importing any other file starts nothing. */
export async function startHub(env: Env, log: Log): Promise<Hub> {
  const hubId = v7()
  const metrics = openMetrics()
  const bug = (where: string) => (error: unknown) => {
    metrics.bugs.inc({ where })
    log.error({ err: error, where }, 'a bug')
  }
  const { http, port, serve } = await listen(env.port, env.host)

  // what is kept
  const pulse = openPulse()
  const store = openStore({
    url: env.databaseUrl,
    poolSize: env.poolSize,
    dataKeys: readDataKeys(env.dataKey),
    watch: { sent: (lines) => metrics.statements.inc({ lines }), answered: () => pulse.heard() },
  })
  const timings = scaled(await whenReached(() => readTimings(store.read), log), env.speed)
  const lease = await whenReached(() => holdHubLease({ store, hubId, address: `${hostname()}:${port}`, log }), log)

  // what is live
  const model = new FloorModel(() => performance.now(), bug('floor'))
  const tally = new DayTally(model, timings)
  const bridge =
    env.redisUrl === undefined
      ? noBridge
      : openBridge({
          url: env.redisUrl,
          channel: newsChannel(env.databaseUrl),
          hubId,
          dataEpoch: () => model.dataEpoch,
          log,
          metrics,
          onNews: (changes) => model.apply(changes),
        })
  const announce = createAnnounce(
    model,
    (changes) => bridge.publish(changes),
    () => healing.isRead,
  )
  const fanOut = new FanOut({
    epoch: hubId,
    clock: () => performance.now(),
    send(ids, news) {
      metrics.news.inc(ids.length)
      sockets.io.to([...ids]).emit('news', news)
    },
  })
  model.onApplied((applied) => fanOut.applied(applied, model.now()))
  // before any row of the other floor comes
  model.onCleared(() => fanOut.startAnew(v7()))
  const healing = await startHealing({
    store,
    model,
    log,
    metrics,
    isLossy: () => !bridge.isWhole(),
    onNewData: startAgain,
  })
  const promptly = promptlyBy({ heardAt: () => pulse.heardAt, ask: () => healing.ask() })
  await whenReached(() => beginDay({ store, tally, healing }), log)
  const day = followDay({ store, model, tally, log })
  let lookAtAlarms: () => void = () => undefined
  const published = publishFigures({
    ...{ model, tally, timings, store, fanOut, metrics, log },
    onQueues: () => lookAtAlarms(),
  })
  const { figures } = published

  // who is who
  const https = env.origins.length > 0 && env.origins.every((origin) => origin.startsWith('https:'))
  const origins = originsOf(env.origins)
  const people = await whenReached(() => openPeople({ store, log }), log)
  model.onCleared(() => people.doubt())
  await loadDictionary()
  const sessions = openSessions({ store, model, people })
  const accounts = openAccounts({
    store,
    secret: env.authSecret,
    origins: env.origins,
    https,
    log,
    now: () => model.now(),
  })

  // who is there
  const sockets = openSockets({ http, origins, sessions, log, metrics })
  const { clients } = sockets
  exposeSizes({ metrics, io: sockets.io, fanOut })
  // every page asks again
  model.onCleared(() => {
    for (const { socket } of clients.values()) socket.conn.close()
  })
  const desks = openDesks({ store, announce, hubId, timings })
  const isReached = () => healing.reached
  const judge = startJudge({
    store,
    model,
    announce,
    desks,
    clients,
    sessions,
    hubId,
    timings,
    isReached,
    log,
    metrics,
  })
  followEvictions({ store, model, people, clients, desks, fanOut })
  const ticks = startTicks({ clients, fanOut, model, healing })
  const slow = watchSlow({ clients, metrics })
  const visits = openVisits({ store, model, announce, fanOut, clients, log })
  const watching = watchHandlers({
    model,
    fanOut,
    desks,
    visits,
    store,
    snapshots: snapshots(model, published),
  })

  // what happens by itself
  const floor = { store, model, announce, timings, log, metrics, hubId }
  const routing = startRouting(floor)
  const watchdog = startWatchdog(floor)
  const timers = startTimers({ ...floor, pulse })
  const housekeeping = startHousekeeping({ store, log })
  const alarms = startAlarms({ store, model, announce, timings, figures, isMine: () => routing.holds(), log })
  lookAtAlarms = () => alarms.look()
  const history = startHistory({ store, timings, isMine: () => routing.holds(), log })
  const cti = ctiRoutes({ ...floor, ctiKey: env.ctiKey, promptly })

  // what is answered
  let isLeaving = false
  sockets.serve({ ...watching, alive: aliveHandler({ ticks, judge, model }) }, ticks.greet, (client) => {
    if (!isLeaving) visits.left(client, fanOut.watched(client.id))
    fanOut.leaveAll(client.id)
    if (!isLeaving) desks.lost(client).catch(() => undefined) // the judge makes up for it
  })
  serve(
    createApp({
      auth: {
        accounts,
        sessions,
        tries: openTries(),
        store,
        announce,
        origins,
        promptly,
        onSignOut: (actor) => desks.signedOut(actor.sessionId),
      },
      commands: { store, floor: model, announce, timings, handlers, promptly },
      reference: { read: store.read, promptly, floor: model, figures },
      lists: { store, promptly },
      figures: { store, promptly, floor: model, timings },
      finding: { store, promptly, floor: model, people },
      cti: cti.router,
      ready: () => ({
        required: {
          postgres: { ok: healing.reached, words: healing.reached ? 'answers' : 'does not answer' },
          floor: { ok: !isLeaving, words: isLeaving ? 'leaving' : 'loaded' },
        },
        optional: { redis: { ok: bridge.isWhole(), words: bridge.configured ? 'configured' : 'not configured' } },
      }),
      me: { secret: env.authSecret, demo: env.demo, timings, store, promptly },
      consoleFolder,
      https,
      metricsKey: env.metricsKey,
      log,
      metrics,
    }),
  )
  log.info({ port, hub: hubId, demo: env.demo }, 'the hub is open')

  /** The database is another one: what was read of it once is read again. */
  function startAgain(): void {
    whenReached(async () => {
      Object.assign(timings, scaled(await readTimings(store.read), env.speed))
      await beginDay({ store, tally, healing })
    }, log).catch(bug('day'))
  }

  return {
    port,
    async stop() {
      isLeaving = true
      await routing.stop()
      await drain({ io: sockets.io, clients })
      for (const part of [judge, watchdog, ticks, slow, published, people, sessions, housekeeping, visits]) part.stop()
      await Promise.all([timers.stop(), cti.stop(), history.stop(), day.stop(), alarms.stop()])
      http.closeAllConnections()
      await Promise.all([healing.stop(), bridge.stop(), lease.leave()])
      await store.end()
    },
  }
}
