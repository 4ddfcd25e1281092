import type { Millis } from '../ids.ts'
import type { Counts } from './counts.ts'
import { share } from './service-level.ts'

// A share is 0 to 1, a time a mean in ms; each is absent while nothing was measured. `common`: usual in call centres.

/**
 * Completion (接通率): answered ÷ offered, short hang-ups and those who still wait among the offered. Share. GB/T
 * 33358-2016 names the figure; the reading is Hearline's.
 */
export const completion = (c: Pick<Counts, 'answered' | 'offered'>): number | undefined => share(c.answered, c.offered)

/** The completion that GB/T 33358-2016 asks of a hotline in any 24 hours. Share. */
export const leastCompletion = 0.95

/**
 * Abandon rate: abandoned at 5 s or more ÷ (answered + abandoned at 5 s or more), short ones in neither. Share,
 * Hearline's.
 */
export const abandonRate = (c: Pick<Counts, 'answered' | 'abandoned'>): number | undefined =>
  share(c.abandoned, c.answered + c.abandoned)

/** Average speed of answer: the waits of answered calls ÷ answered. Who hung up is not in it. Time, common. */
export const speedOfAnswer = (c: Counts): Millis | undefined => share(c.waitMs, c.answered)

/** Average handling time: (talk + hold + wrap-up) ÷ handled, of calls whose wrap-up is over. Time, common. */
export const handlingTime = (c: Counts): Millis | undefined => share(c.talkMs + c.heldMs + c.wrapUpMs, c.handled)

/** Mean talk: talk without hold ÷ handled; absent while the hold of any of them is unknown. Time, common. */
export const talkTime = (c: Counts): Millis | undefined => (c.heldUnknown > 0 ? undefined : share(c.talkMs, c.handled))

/**
 * Mean hold: hold, third parties asked meanwhile included, ÷ handled; absent while that of any call is unknown. Time,
 * common.
 */
export const holdTime = (c: Counts): Millis | undefined => (c.heldUnknown > 0 ? undefined : share(c.heldMs, c.handled))

/** Mean wrap-up: from the end of the talk to the end of the record, ÷ handled. Time, common. */
export const wrapUpTime = (c: Counts): Millis | undefined => share(c.wrapUpMs, c.handled)

/**
 * Occupancy: engaged ÷ (engaged + idle); engaged from the ring to the end of wrap-up, breaks and busy in neither. Share,
 * common; others leave the ring out.
 */
export const occupancy = (c: Counts): number | undefined => share(c.engagedMs, c.engagedMs + c.idleMs)

/** Adherence: time spent as planned ÷ planned time. Absent without a roster. Share, Hearline's. */
export const adherence = (c: Counts): number | undefined => share(c.keptMs, c.plannedMs)

/** First-contact resolution (一次解决率): settled ÷ judged contacts, as `judgeContact` judges them. Share, Hearline's. */
export const firstContact = (c: Counts): number | undefined => share(c.settled, c.contacts)

/**
 * Queued: who waited longer than a second for a desk to ring, or in vain; decided when it rings or the stay ends. Absent
 * while the first ring of an answered call is unknown. A number of stays, Hearline's.
 */
export const queued = (c: Counts): number | undefined => (c.ringUnknown > 0 ? undefined : c.queued)
