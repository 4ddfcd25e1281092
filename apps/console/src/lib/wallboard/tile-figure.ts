import { boardFigures, leastCompletion, type BoardFigures, type Tile } from '@hearline/domain'
import type { QueueRow } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'
import { duration } from '#lib/words/time.ts'
import { queueDay, queuesOf } from './of-queues.ts'
import type { Locale } from './words.ts'

/** One big figure; `?` while unknown.. */
export type Shown = { value: string; unit?: string; note?: string; tone?: 'warn' }

const unknown: Shown = { value: '?' }
const counted = (count: number | undefined): Shown => (count === undefined ? unknown : { value: String(count) })
const tenths = (share: number): string => (share >= 1 ? '100' : (Math.floor(share * 1_000) / 10).toFixed(1))
const shared = (share: number | undefined): Shown =>
  share === undefined ? unknown : { value: tenths(share), unit: '%' }

type At = { now: number | undefined; locale: Locale }
type Of = (figures: BoardFigures, rows: readonly QueueRow[], at: At) => Shown

const noted = (shown: Shown, note: string | undefined, tone?: 'warn'): Shown =>
  note === undefined ? shown : { ...shown, note, ...(tone ? { tone } : {}) }

const ways: Record<Exclude<Tile['figure'], 'seats' | 'curve' | 'hotlines'>, Of> = {
  offered: ({ offered }) => counted(offered),
  answered: ({ answered }) => counted(answered),
  completion: ({ completion }, _rows, { locale }) =>
    completion !== undefined && completion < leastCompletion
      ? noted(shared(completion), m.wall_below({ share: leastCompletion * 100 }, { locale }), 'warn')
      : shared(completion),
  'service-level': ({ serviceLevel }) => shared(serviceLevel),
  waiting({ waiting }, rows, { locale }) {
    const overdue = rows.reduce((sum, row) => sum + (row.overdue ?? 0), 0)
    return noted(counted(waiting), overdue > 0 ? m.wall_overdue({ count: overdue }, { locale }) : undefined, 'warn')
  },
  'longest-wait'({ waiting, longestWaitSince: since }, _rows, { now, locale }) {
    if (since === undefined)
      return waiting === undefined ? unknown : { value: '0:00', note: m.wall_nobody({}, { locale }) }
    return now === undefined ? unknown : { value: duration(now - since) }
  },
  abandoned: ({ abandoned, abandonRate }) =>
    noted(counted(abandoned), abandonRate === undefined ? undefined : `${tenths(abandonRate)} %`),
  'call-backs': ({ callBacksDue }) => counted(callBacksDue),
  storm({ storms }, rows, { locale }) {
    if (storms === undefined) return unknown
    if (storms === 0) return { value: m.wall_storm_none({}, { locale }) }
    const names = rows.filter(({ storm }) => storm !== undefined).map(({ name }) => name[locale])
    const where =
      names.length === rows.length ? m.wall_all_queues({}, { locale }) : names.join(locale === 'zh' ? '、' : ', ')
    return { value: m.wall_storm_on({}, { locale }), note: where, tone: 'warn' }
  },
}

export type BigFigure = keyof typeof ways
export const isBig = (tile: Tile): tile is Tile & { figure: BigFigure } => Object.hasOwn(ways, tile.figure)

/** @param rows of every queue there is */
export function shownIn(tile: Tile & { figure: BigFigure }, rows: ReadonlyMap<string, QueueRow>, at: At): Shown {
  const meant = queuesOf(tile, rows)
  return meant === undefined ? unknown : ways[tile.figure](boardFigures(meant.map(queueDay)), meant, at)
}
