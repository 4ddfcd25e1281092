import type { Instant } from '../ids.ts'

/** What a lead switched on for a queue while far more callers come than can be answered, and why. */
export type Storm = {
  actor: string
  name: string
  since: Instant
  reason: string
  /** Callers are told on arrival that it takes long. */
  announcement: boolean
  /** Callers are offered on arrival to be called back. */
  callBackOffer: boolean
  /** Reserve seats take calls whatever waits. */
  reserveSeats: boolean
  /** Operators fill in the short form. */
  reducedForm: boolean
}

/** Above how many waiting calls reserve seats wake. */
export const reserveLimit = (queue: {
  reserveAbove: number
  storm?: Pick<Storm, 'reserveSeats'> | null | undefined
}): number => (queue.storm?.reserveSeats ? 0 : queue.reserveAbove)

/** What a caller hears on arrival because of it, in order. */
export const stormAnnouncements = (storm: Storm | null | undefined): string[] => [
  ...(storm?.announcement ? ['storm'] : []),
  ...(storm?.callBackOffer ? ['call-back-offer'] : []),
]
