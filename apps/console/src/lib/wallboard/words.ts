import type { BoardLayout, SeatState, TileFigure } from '@hearline/domain'
import * as m from '#lib/paraglide/messages.js'

/** A board speaks its own language, wherever it is looked at. */
export type Locale = BoardLayout['language']

type Word = (inputs?: object, options?: { locale?: Locale }) => string

const figures: Record<TileFigure, Word> = {
  offered: m.wall_offered,
  answered: m.wall_answered,
  completion: m.wall_completion,
  'service-level': m.wall_service_level,
  waiting: m.wall_waiting,
  'longest-wait': m.wall_longest_wait,
  abandoned: m.wall_abandoned,
  'call-backs': m.wall_call_backs,
  storm: m.wall_storm,
  seats: m.wall_seats,
  curve: m.wall_curve,
  hotlines: m.wall_hotlines,
}
export const figureWord = (figure: TileFigure, locale: Locale): string => figures[figure]({}, { locale })

const seats: Record<SeatState, Word> = {
  ready: m.wall_seat_ready,
  ringing: m.wall_seat_ringing,
  talking: m.wall_seat_talking,
  'wrap-up': m.wall_seat_wrap_up,
  busy: m.wall_seat_busy,
  break: m.wall_seat_break,
  training: m.wall_seat_training,
}
export const seatWord = (state: SeatState, locale: Locale): string => seats[state]({}, { locale })

const units = { s: m.wall_age_s, min: m.wall_age_min, h: m.wall_age_h } as const
/** `7 秒前`. */
export const ageWord = (age: { count: number; unit: keyof typeof units }, locale: Locale): string =>
  units[age.unit]({ count: age.count }, { locale })
