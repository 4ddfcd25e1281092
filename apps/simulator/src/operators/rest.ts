import type { OperatorRow } from '@hearline/protocol'
import { between } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'

/** Idle at the desk without being given calls. */
export const getsNoCalls = ({ availability, activity }: OperatorRow): boolean =>
  activity === 'idle' && availability !== 'ready' && availability !== 'signed-out'

/**
 * Seconds until an operator who gets no calls asks for them again; undefined for one who gets calls or is at work.
 * Whom a lead set busy stays so for a while, a break lasts its time, a missed call is soon made good.
 */
export function restBefore(random: Random, me: OperatorRow, now: number): number | undefined {
  const { availability, until, changedBy } = me
  if (!getsNoCalls(me)) return undefined
  if (availability !== 'busy') return until === undefined ? 300 : Math.max(1, (Date.parse(until) - now) / 1000)
  switch (changedBy.cause) {
    case 'lead':
      return 180
    case 'no-answer':
      return between(random, 3, 8)
    case 'overrun':
      return between(random, 5, 15)
    case 'own':
      return changedBy.reason === undefined ? between(random, 0.5, 3) : between(random, 15, 40)
    default:
      return between(random, 0.5, 3)
  }
}
