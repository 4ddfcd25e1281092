import type { Instant, Millis } from '../ids.ts'
import { beijingOffset } from '../kpi/interval.ts'

/** A day as a ticket's number begins with it: `20261123`. */
export const dayOf = (at: Instant, utcOffset: Millis = beijingOffset): string =>
  new Date(at + utcOffset).toISOString().slice(0, 10).replaceAll('-', '')

/** A ticket's number as it is read to the caller: the day it was registered, and a running number. */
export const ticketNumber = (registeredAt: Instant, serial: number, utcOffset: Millis = beijingOffset): string =>
  `${dayOf(registeredAt, utcOffset)}-${String(serial).padStart(6, '0')}`
