import { callBacksAtOnce, emptyTally, queueFigures } from '@hearline/domain'
import type { QueueId, Storm, Tally, Timings } from '@hearline/domain'
import type { QueueRow } from '@hearline/protocol'
import type { LiveRow } from '@hearline/store'
import { asCall, asOperator, asQueue } from './domain-view.ts'
import type { FloorModel } from './model.ts'
import { iso } from './projection.ts'
import type { DayTally } from './tally.ts'

/** At most four times a second while something happens, once a second for what time alone moves, in ms. */
const BUSY_MS = 250
const CALM_MS = 1_000

export type QueueFigures = { rows(): QueueRow[]; refresh(): void; stop(): void }

export type FiguresDeps = {
  readonly model: FloorModel
  readonly tally: DayTally
  readonly timings: Timings
  /** Rows whose figures changed. */
  readonly publish: (rows: readonly QueueRow[]) => void
}

/** Keeps every queue's figures; `version` counts within this hub's boot. */
export function startFigures({ model, tally, timings, publish }: FiguresDeps): QueueFigures {
  const rows = new Map<string, { row: QueueRow; text: string }>()
  let isDirty = true
  let isOther = false
  let computedAt = 0

  const stopListening = model.onApplied((applied) => {
    if (applied.some(({ kind }) => kind !== 'ticket' && kind !== 'session' && kind !== 'notice')) isDirty = true
  })

  const stopCounting = tally.onChanged(() => (isDirty = true))

  function refresh(): void {
    isDirty = false
    isOther = false
    computedAt = performance.now()
    const floor = view(model)
    const due = callBacksDue(model)
    const changed: QueueRow[] = []
    for (const stored of model.queues.values()) {
      const queue = asQueue(stored)
      const known = tally.of(queue.id)
      const wired = wire(queueFigures({ queue, ...floor, tally: known ?? none, timings }), known)
      const atOnce = callBacksAtOnce({ ...wired, targetShare: queue.targetShare })
      model.callBackPace.set(queue.id, atOnce)
      const figures = {
        id: queue.id,
        name: queue.name,
        ...wired,
        callBacksDue: due.get(queue.id) ?? 0,
        ...(due.has(queue.id) ? { callBacksAtOnce: atOnce } : {}),
        ...(stored.storm ? { storm: stormOf(stored.storm) } : {}),
      }
      const text = JSON.stringify(figures)
      const before = rows.get(queue.id)
      if (before?.text === text) continue
      const row: QueueRow = { kind: 'queue', version: (before?.row.version ?? 0) + 1, ...figures }
      rows.set(queue.id, { row, text })
      changed.push(row)
    }
    for (const id of rows.keys()) if (!model.queues.has(id as QueueRow['id'])) rows.delete(id)
    if (changed.length > 0) publish(changed)
  }

  // figures of another floor are not shown for a moment
  model.onCleared(() => (isOther = true))

  const timer = setInterval(() => {
    if (isDirty || performance.now() - computedAt >= CALM_MS) refresh()
  }, BUSY_MS)

  refresh()
  return {
    rows() {
      if (isOther) refresh()
      return [...rows.values()].map(({ row }) => row)
    },
    refresh,
    stop() {
      clearInterval(timer)
      stopListening()
      stopCounting()
    },
  }
}

const none = emptyTally

/** Of each queue that has any, how many are not yet in hand. */
function callBacksDue(model: FloorModel): Map<QueueId, number> {
  const due = new Map<QueueId, number>()
  for (const { queueId, state } of model.callBacks.values())
    due.set(queueId, (due.get(queueId) ?? 0) + Number(state === 'due'))
  return due
}

const stormOf = ({ actor: _actor, name, since, ...storm }: Storm) => ({ ...storm, by: name, since: iso(since) })

/** For everybody's eyes: nobody's name. */
export function nameless({ storm, ...row }: QueueRow): QueueRow {
  if (storm === undefined) return row
  const { by: _by, reason: _reason, ...rest } = storm
  return { ...row, storm: rest }
}

/** Whoever is not present cannot take a call, whatever she chose. */
export const isAbsent = (model: Pick<FloorModel, 'isPresent'>, row: LiveRow<'operator'>): boolean =>
  row.availability === 'ready' && !model.isPresent(row.id)

function view(model: FloorModel) {
  const operators = [...model.operators.values()].map((row) => {
    const operator = asOperator(row)
    return isAbsent(model, row) ? { ...operator, availability: 'busy' as const } : operator
  })
  return { calls: [...model.calls.values()].map(asCall), operators, now: model.now() }
}

function wire(figures: ReturnType<typeof queueFigures>, day: Tally | undefined) {
  const { waiting, longestWaitSince, overdue, ready, staffed, serving, serviceLevel15 } = figures
  const { abandoned, offeredToday, answeredToday } = figures
  return {
    waiting,
    ...(longestWaitSince === undefined ? {} : { longestWaitSince: iso(longestWaitSince) }),
    overdue,
    ready,
    staffed,
    serving,
    ...(day && serviceLevel15 !== undefined ? { serviceLevel15 } : {}),
    ...(day ? { abandoned, offeredToday, answeredToday, inTimeToday: day.answeredInTime } : {}),
  }
}
