import type { Instant, Millis } from '../ids.ts'

const beijing: Millis = 8 * 3_600_000

/** A ticket's number as it is read to the caller: the day it was registered, and a running number. */
export function ticketNumber(registeredAt: Instant, serial: number, utcOffset: Millis = beijing): string {
  const day = new Date(registeredAt + utcOffset).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}-${String(serial).padStart(6, '0')}`
}
