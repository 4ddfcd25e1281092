import type { BoardLayout, BoardPage, QueueId, Tile, TileFigure } from '@hearline/domain'

/** What is wrong with a queue, as a board shows it. */
export type WallAlarm = {
  readonly queueId: QueueId
  readonly rule: 'longest-wait' | 'waiting' | 'service-level' | 'no-seat'
  /** ISO 8601 */
  readonly at: string
  readonly acknowledged?: unknown
  readonly clearedAt?: string | undefined
}

const figureOf: Record<WallAlarm['rule'], TileFigure> = {
  'longest-wait': 'longest-wait',
  waiting: 'waiting',
  'service-level': 'service-level',
  'no-seat': 'seats',
}

/** A tile without queues is of all. */
const covers = ({ queues }: Tile, queueId: QueueId): boolean => queues === undefined || queues.includes(queueId)

/** Whether the tile shows what an alarm is about, while it lasts. */
export const isAlarmed = (tile: Tile, alarms: readonly WallAlarm[]): boolean =>
  alarms.some(
    ({ queueId, rule, clearedAt }) =>
      clearedAt === undefined && figureOf[rule] === tile.figure && covers(tile, queueId),
  )

/** Nobody has said yet that she sees to it. */
const isRaised = ({ acknowledged, clearedAt }: WallAlarm): boolean =>
  acknowledged === undefined && clearedAt === undefined

export type Turn = { readonly page: number; readonly held: boolean }

/**
 * Which page a board shows. Boards of one layout turn together, by the hub's time. An alarm that nobody has
 * acknowledged holds the first page that shows what it is about, the newest first.
 * @param now the hub's time in ms; undefined: not known yet
 */
export function pageAt(
  { pages, rotateSeconds }: BoardLayout,
  now: number | undefined,
  alarms: readonly WallAlarm[],
): Turn {
  const newestFirst = alarms.filter(isRaised).toSorted((a, b) => b.at.localeCompare(a.at))
  for (const alarm of newestFirst) {
    const page = pages.findIndex(shows(alarm))
    if (page >= 0) return { page, held: true }
  }
  return { page: now === undefined ? 0 : Math.floor(now / (rotateSeconds * 1_000)) % pages.length, held: false }
}

const shows =
  (alarm: WallAlarm) =>
  ({ tiles }: BoardPage): boolean =>
    tiles.some((tile) => isAlarmed(tile, [alarm]))
