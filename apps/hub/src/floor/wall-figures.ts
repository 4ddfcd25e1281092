import { isWaiting, noSeats, seatState, type QueueId } from '@hearline/domain'
import type { CurveRow, LoadRow, SeatsRow } from '@hearline/protocol'
import { listHotlines, Unavailable, usualDay, type Hotline, type Store } from '@hearline/store'
import type { Log } from '../log.ts'
import { isAbsent } from './figures.ts'
import type { FloorModel } from './model.ts'
import { iso } from './projection.ts'
import { dayStart, type DayTally } from './tally.ts'

/** At most four times a second while something happens; a curve moves slowly. In ms. */
const BUSY_MS = 250
const CALM_MS = 1_000
const CURVE_MS = 5_000
const READ_MS = 600_000

type WallRow = SeatsRow | LoadRow | CurveRow
type Figure = { [K in WallRow['kind']]: Omit<Extract<WallRow, { kind: K }>, 'version'> }[WallRow['kind']]

export type WallFigures = { rows(): WallRow[]; stop(): void }

export type WallFiguresDeps = {
  readonly model: FloorModel
  readonly tally: DayTally
  readonly store: Pick<Store, 'read'>
  readonly log: Log
  /** Rows whose figures changed. */
  readonly publish: (rows: readonly WallRow[]) => void
}

/** What a wallboard shows beside the queues: seats, hotlines, the day's curve. `version` counts within this hub's boot. */
export function startWallFigures({ model, tally, store, log, publish }: WallFiguresDeps): WallFigures {
  const known = new Map<string, { row: WallRow; text: string }>()
  let hotlines: readonly Hotline[] = []
  let usual = new Map<QueueId, number[]>()
  let readFor: { day: number; at: number } | undefined
  let isDirty = true
  let [computedAt, drawnAt] = [0, Number.NEGATIVE_INFINITY]

  const stopListening = model.onApplied((applied) => {
    if (applied.some(({ kind }) => kind === 'call' || kind === 'operator' || kind === 'seat')) isDirty = true
  })
  const stopCounting = tally.onChanged(() => (isDirty = true))
  // lists and usual days of another floor are not its own
  model.onCleared(() => {
    known.clear()
    hotlines = []
    usual = new Map()
    readFor = undefined
    drawnAt = Number.NEGATIVE_INFINITY
  })

  /** Keeps those that are not as before. */
  function changedOf(figures: readonly Figure[]): WallRow[] {
    return figures.flatMap((figure) => {
      const text = JSON.stringify(figure)
      const key = `${figure.kind}/${figure.id}`
      const before = known.get(key)
      if (before?.text === text) return []
      const row: WallRow = { version: (before?.row.version ?? 0) + 1, ...figure }
      known.set(key, { row, text })
      return [row]
    })
  }

  function refresh(): void {
    isDirty = false
    computedAt = performance.now()
    const figures: Figure[] = [...seats(model, known.values()), ...loads(model, tally, hotlines)]
    if (computedAt - drawnAt >= CURVE_MS) {
      drawnAt = computedAt
      figures.push(...curves(model, tally, usual))
    }
    const changed = changedOf(figures)
    if (changed.length > 0) publish(changed)
  }

  async function read(): Promise<void> {
    const day = dayStart(model.now())
    if (readFor?.day === day && performance.now() - readFor.at < READ_MS) return
    readFor = { day, at: performance.now() }
    const epoch = model.dataEpoch
    const [lines, days] = await Promise.all([listHotlines(store.read), usualDay(store.read, day)])
    if (epoch !== model.dataEpoch) return
    ;[hotlines, usual] = [lines, days]
    drawnAt = Number.NEGATIVE_INFINITY
    isDirty = true
  }

  const timer = setInterval(() => {
    read().catch((error: unknown) => {
      readFor = undefined
      if (!(error instanceof Unavailable)) log.error({ err: error }, 'the usual day could not be read')
    })
    if (isDirty || performance.now() - computedAt >= CALM_MS) refresh()
  }, BUSY_MS)

  return {
    rows: () => [...known.values()].map(({ row }) => row),
    stop() {
      clearInterval(timer)
      stopListening()
      stopCounting()
    },
  }
}

/** One figure for each set of queues that some seats serve; a set that nobody serves any more stays, with noughts. */
function seats(model: FloorModel, before: Iterable<{ row: WallRow }>): Figure[] {
  const sets = new Map<string, Extract<Figure, { kind: 'seats' }>>()
  const setOf = (queues: readonly QueueId[]) => {
    const id = queues.join('+') || 'none'
    const found = sets.get(id) ?? { kind: 'seats' as const, id, queues: [...queues], states: noSeats() }
    sets.set(id, found)
    return found
  }
  for (const { row } of before) if (row.kind === 'seats') setOf(row.queues)
  for (const row of model.operators.values()) {
    const { activity } = row
    const state = seatState({ availability: isAbsent(model, row) ? 'busy' : row.availability, activity })
    if (state) setOf(row.queues.map(({ queueId }) => queueId).toSorted()).states[state] += 1
  }
  return [...sets.values()]
}

function loads(model: FloorModel, tally: DayTally, hotlines: readonly Hotline[]): Figure[] {
  const waiting = new Map<string, number>()
  for (const call of model.calls.values())
    if (isWaiting(call)) waiting.set(call.hotline, (waiting.get(call.hotline) ?? 0) + 1)
  return hotlines.map(({ number, name, queueId }) => {
    const offeredToday = tally.offeredBy(number)
    return {
      kind: 'load',
      ...{ id: number, name, queueId, waiting: waiting.get(number) ?? 0 },
      ...(offeredToday === undefined ? {} : { offeredToday }),
    }
  })
}

function curves(model: FloorModel, tally: DayTally, usual: ReadonlyMap<QueueId, number[]>): Figure[] {
  return [...model.queues.keys()].map((id) => {
    const today = tally.quarters(id)
    const means = usual.get(id)?.map((mean) => Math.round(mean * 10) / 10)
    return {
      kind: 'curve',
      ...{ id, start: iso(today?.start ?? dayStart(model.now())) },
      ...(today ? { today: today.offered } : {}),
      ...(means ? { usual: means } : {}),
    }
  })
}
