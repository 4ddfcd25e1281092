import { noSeats, seatStates, type QueueDay, type QueueId, type SeatCounts, type Tile } from '@hearline/domain'
import type { CurveRow, LoadRow, QueueRow, SeatsRow } from '@hearline/protocol'

/** Rows of the queues a tile is of; all without any. Undefined when one it names is not told of. */
export function queuesOf(
  { queues }: Pick<Tile, 'queues'>,
  rows: ReadonlyMap<string, QueueRow>,
): QueueRow[] | undefined {
  if (queues === undefined) return rows.size === 0 ? undefined : [...rows.values()]
  const found = queues.flatMap((id) => rows.get(id) ?? [])
  return found.length === queues.length ? found : undefined
}

/** As the domain reckons with it. */
export const queueDay = (row: QueueRow): QueueDay => ({
  waiting: row.waiting,
  longestWaitSince: row.longestWaitSince === undefined ? undefined : Date.parse(row.longestWaitSince),
  overdue: row.overdue ?? 0,
  offered: row.offeredToday,
  answered: row.answeredToday,
  answeredInTime: row.overdue === undefined ? undefined : row.inTimeToday,
  abandoned: row.abandoned,
  callBacksDue: row.callBacksDue,
  isStorm: row.storm !== undefined,
})

const serves = (chosen: readonly QueueId[] | undefined, queues: readonly QueueId[]): boolean =>
  chosen === undefined || queues.some((id) => chosen.includes(id))

/** Each seat once, however many of the queues it serves. Undefined while no hub has told of any. */
export function seatsOf({ queues }: Pick<Tile, 'queues'>, rows: ReadonlyMap<string, SeatsRow>): SeatCounts | undefined {
  if (rows.size === 0) return undefined
  const sum = noSeats()
  for (const row of rows.values())
    if (serves(queues, row.queues)) for (const state of seatStates) sum[state] += row.states[state]
  return sum
}

/** The busiest hotlines first; those that brought nothing last, by number. */
export function loadsOf({ queues }: Pick<Tile, 'queues'>, rows: ReadonlyMap<string, LoadRow>): LoadRow[] {
  const weight = ({ offeredToday = 0, waiting }: LoadRow) => offeredToday * 10_000 + waiting
  return [...rows.values()]
    .filter(({ queueId }) => serves(queues, [queueId]))
    .toSorted((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id))
}

export type Curve = { today: number[] | undefined; usual: number[] | undefined }

/** The curves of several queues as one; what is unknown of one is unknown of all. */
export function curveOf({ queues }: Pick<Tile, 'queues'>, rows: ReadonlyMap<string, CurveRow>): Curve {
  const meant = [...rows.values()].filter(({ id }) => serves(queues, [id]))
  // a queue that is new has no usual day, and the others still have theirs
  const usual = meant.flatMap((row) => (row.usual ? [row.usual] : []))
  const today = meant.flatMap((row) => (row.today ? [row.today] : []))
  return { today: today.length === meant.length ? added(today) : undefined, usual: added(usual) }
}

function added(curves: readonly (readonly number[])[]): number[] | undefined {
  if (curves.length === 0) return undefined
  const length = Math.max(...curves.map((curve) => curve.length))
  return Array.from({ length }, (_, at) => curves.reduce((sum, curve) => sum + (curve[at] ?? 0), 0))
}
