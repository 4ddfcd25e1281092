/** `0:41`, `4:31`, `1:02:03`. @param ms below 0 counts as 0. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** Time of day where the reader sits, `14:02`. @param instant ISO 8601 or ms. */
export function clock(instant: string | number): string {
  const date = new Date(instant)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** `14:02` of today, `11-21 14:02` of another day. @param instant ISO 8601; @param now ms */
export function when(instant: string, now: number | undefined): string {
  const date = new Date(instant)
  if (now !== undefined && new Date(now).toDateString() === date.toDateString()) return clock(instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(date.getMonth() + 1)}-${two(date.getDate())} ${clock(instant)}`
}

/** Whole seconds left or gone, never below 0. */
export const wholeSeconds = (ms: number): number => Math.max(0, Math.floor(ms / 1_000))

/** `91 %` of a share 0..1. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`
