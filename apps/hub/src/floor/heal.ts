import { setTimeout as pause } from 'node:timers/promises'
import { heal, Unavailable, type Healing as Found, type Store } from '@hearline/store'
import type { Instant } from '@hearline/domain'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { FloorModel } from './model.ts'

/** Between two healing reads, in ms: usually, and while Postgres or the own echo through Redis is missing. */
const CALM_MS = 1_000
const LOSSY_MS = 250
/** A read that takes longer counts as failed; Postgres may be frozen rather than gone. */
const PATIENCE_MS = 1_500
const DAY_MS = 86_400_000

export type Healing = {
  /** Database time of the last successful read; 0 before the first. */
  readonly asOf: Instant
  readonly dataEpoch: string
  /** Snapshot of the read that made the floor: calls over by then are counted in Postgres. Another floor, another object. */
  readonly origin: { readonly snapshot: string; readonly at: Instant }
  /** The last read came through. */
  readonly isRead: boolean
  /** It did, and not long ago. */
  readonly reached: boolean
  /** Reads now, unless a read is under way. */
  ask(): void
  stop(): Promise<void>
}

export type HealingDeps = {
  readonly store: Pick<Store, 'lane'>
  readonly model: FloorModel
  readonly log: Log
  readonly metrics: Metrics
  readonly isLossy: () => boolean
  /** The database is another one, or was restored: everything known was dropped, and the model holds the new floor. */
  readonly onNewData: () => void
}

/** Loads the floor, then asks Postgres again and again what changed. Resolves after the first successful read. */
export async function startHealing(deps: HealingDeps): Promise<Healing> {
  const { store, model, log, metrics } = deps
  const stopping = new AbortController()
  // a connection of its own: how fresh the floor is must not depend on what people look up
  const lane = store.lane()
  let cursor: string | undefined
  let asOf = 0
  let dataEpoch = ''
  let origin = { snapshot: '', at: 0 }
  let reached = false
  let readAt = performance.now()

  const ask = (since?: string) => withPatience(heal({ read: lane.db }, since))

  async function read(): Promise<void> {
    try {
      let found = await ask(cursor)
      const isOther = dataEpoch !== '' && found.dataEpoch !== dataEpoch
      // the old floor stays until the new one is there: an empty one would sign everybody out
      if (isOther) found = await ask()
      take(found, isOther)
      if (isOther) deps.onNewData()
    } catch (error) {
      if (!(error instanceof Unavailable)) {
        metrics.bugs.inc({ where: 'heal' })
        log.error({ err: error }, 'a healing read failed')
      } else if (reached) log.warn({ err: error }, 'Postgres does not answer')
      reached = false
    }
  }

  function take(found: Found, isOther: boolean): void {
    const isFirst = cursor === undefined || isOther
    if (isOther) {
      log.warn('the database is another one; everything known is dropped')
      model.clear()
    }
    if (isFirst) origin = { snapshot: found.snapshot, at: found.asOf }
    model.heard(found)
    const applied = model.apply(found.changes)
    if (!isFirst) metrics.healed.inc(applied.length)
    ;[cursor, dataEpoch, asOf, readAt] = [found.cursor, found.dataEpoch, found.asOf, performance.now()]
    if (!reached) log.info({ rows: applied.length }, 'the floor is read from Postgres')
    reached = true
    model.forget(found.asOf - DAY_MS)
  }

  let reading: Promise<void> = Promise.resolve()
  let under = false
  function once(): Promise<void> {
    if (under) return reading
    under = true
    reading = read().finally(() => (under = false))
    return reading
  }

  const isStopping = () => stopping.signal.aborted
  const isRead = () => reached
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

  await once()
  while (!isRead()) {
    await rest(LOSSY_MS)
    await once()
  }

  const loop = (async () => {
    for (;;) {
      // back from an outage it may be another floor: what is not read yet must not be taken for it
      await rest(deps.isLossy() || !isRead() ? LOSSY_MS : CALM_MS)
      if (isStopping()) return
      await once()
      metrics.asOfAge.set((performance.now() - readAt) / 1000)
    }
  })()

  return {
    get asOf() {
      return asOf
    },
    get dataEpoch() {
      return dataEpoch
    },
    get origin() {
      return origin
    },
    get isRead() {
      return reached
    },
    get reached() {
      return reached && performance.now() - readAt < CALM_MS + PATIENCE_MS
    },
    ask: () => void once(),
    async stop() {
      stopping.abort()
      await loop
      await lane.end()
    },
  }
}

function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unavailable('Postgres did not answer in time')), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
