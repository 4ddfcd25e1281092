import type { AlarmRow } from '@hearline/protocol'
import * as m from '#lib/paraglide/messages.js'
import { duration, percent } from '#lib/words/time.ts'
import type { Concern, Standing, Verdict } from './judge.ts'
import type { Priority } from './priority.ts'
import type { Reach, StormSwitch } from './storm.ts'

const standings: Record<Standing, () => string> = {
  fine: m.standing_fine,
  watch: m.standing_watch,
  alarm: m.standing_alarm,
  unknown: m.standing_unknown,
}
const concerns: Record<Concern, () => string> = {
  'longest-wait': m.concern_longest_wait,
  'no-seat': m.concern_no_seat,
  'service-level': m.concern_service_level,
  abandoned: m.concern_abandoned,
}

/** How a queue stands, and by which of its figures. */
export const verdictWords = ({ standing, concern }: Verdict): string =>
  concern === undefined ? standings[standing]() : `${standings[standing]()} · ${concerns[concern]()}`

/** How long the next caller waits: `?` while nobody knows. */
export const waitWords = (ms: number | undefined): string => (ms === undefined ? '?' : duration(ms))

export const stormWords: Record<StormSwitch, () => string> = {
  announcement: m.storm_announcement,
  callBackOffer: m.storm_call_back_offer,
  reserveSeats: m.storm_reserve_seats,
  reducedForm: m.storm_reduced_form,
}

/** What a switch would do now. */
export function stormAbout(which: StormSwitch, { operators, reserves, reservesReady }: Reach): string {
  if (which === 'reserveSeats') return m.storm_reserve_seats_about({ count: reserves, ready: reservesReady })
  if (which === 'reducedForm') return m.storm_reduced_form_about({ count: operators })
  return which === 'announcement' ? m.storm_announcement_about() : m.storm_call_back_offer_about()
}

export const priorityWords: Record<Priority, () => string> = {
  '0': m.priority_0,
  '3': m.priority_3,
  '6': m.priority_6,
  '9': m.priority_9,
}

const alarms: Record<AlarmRow['rule'], (said: { value: string; threshold: string }) => string> = {
  'longest-wait': m.alarm_longest_wait,
  waiting: m.alarm_waiting,
  'service-level': m.alarm_service_level,
  'no-seat': ({ value }) => m.alarm_no_seat({ value }),
}

/** Why an alarm rose, with what it went by. */
export function alarmWords({ rule, unit, value, threshold }: Pick<AlarmRow, 'rule' | 'unit' | 'value' | 'threshold'>) {
  const shown = (n: number) =>
    unit === 'seconds' ? duration(n * 1_000) : unit === 'share' ? percent(n) : String(Math.round(n))
  return alarms[rule]({ value: shown(value), threshold: shown(threshold) })
}
