/** One seat in so many may call back at a time while callers are answered as promised. */
const SEATS_A_CALL_BACK = 10
/** So far under the promise nobody calls back any more. */
const STOP_SHARE = 0.2

/**
 * How many call-backs of a queue may be in hand at once: fewer, the further the service level falls under its target,
 * so that who waits on the line now goes first. Shares are 0 to 1; an unknown level slows nothing.
 */
export function callBacksAtOnce(queue: { staffed: number; serviceLevel15?: number; targetShare: number }): number {
  const { staffed, serviceLevel15, targetShare } = queue
  const short = serviceLevel15 === undefined ? 0 : Math.max(0, targetShare - serviceLevel15)
  const most = Math.ceil(staffed / SEATS_A_CALL_BACK)
  return Math.max(0, Math.ceil(most * (1 - short / STOP_SHARE) - 1e-9))
}
