import { beijingOffset } from '@hearline/domain'

const two = (n: number) => String(n).padStart(2, '0')

/** `0:41`, `4:31`, `1:02:03`. @param ms below 0 counts as 0. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The centre's day and time, whatever the reader's computer is set to: ticket numbers carry the centre's day. */
function atCentre(instant: string | number) {
  const [day = '', time = ''] = new Date(new Date(instant).getTime() + beijingOffset).toISOString().split('T')
  return { day, clock: time.slice(0, 5), toSecond: time.slice(0, 8) }
}

/** Time of day at the centre, `14:02`. @param instant ISO 8601 or ms. */
export const clock = (instant: string | number): string => atCentre(instant).clock

/** The same to the second, `14:02:31`. */
export const clockToSecond = (instant: string | number): string => atCentre(instant).toSecond

/** `14:02` of the centre's today, `11-21 14:02` of another day. @param instant ISO 8601; @param now ms */
export function when(instant: string, now: number | undefined): string {
  const { day, clock } = atCentre(instant)
  return now !== undefined && atCentre(now).day === day ? clock : `${day.slice(5)} ${clock}`
}

/** Whole seconds left or gone, never below 0. */
export const wholeSeconds = (ms: number): number => Math.max(0, Math.floor(ms / 1_000))

/** `91 %` of a share 0..1. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
