import { breakQuota, type QueueId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'

/** How full the breaks of one queue are; `nextEndsAt` ISO 8601. */
type BreakRoom = { queueId: QueueId; quota: number; taken: number; nextEndsAt?: string }

/**
 * For each queue a seat serves regularly: how many may be on a break, how many are. As the hub counts it.
 * @param share 0 to 1, of those who are seated
 */
export function breakRoomOf(
  seat: Pick<OperatorRow, 'queues'>,
  floor: Iterable<OperatorRow>,
  share: number,
): BreakRoom[] {
  const regular = seat.queues.filter(({ reserve }) => !reserve).map(({ queueId }) => queueId)
  const all = [...floor].filter(({ availability }) => availability !== 'signed-out')
  return regular.map((queueId) => {
    const seated = all.filter(({ queues }) => queues.some((one) => one.queueId === queueId && !one.reserve))
    const away = seated.filter(({ availability }) => availability === 'break')
    const next = away.flatMap(({ until }) => until ?? []).sort()[0]
    const rest = next === undefined ? {} : { nextEndsAt: next }
    return { queueId, quota: breakQuota(seated.length, share), taken: away.length, ...rest }
  })
}
