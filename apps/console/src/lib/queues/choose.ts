import { isReady, isStaffed, type QueueId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'

/** "20 longest idle of A to B." */
export type Rule = { from: QueueId; to: QueueId; count: number }

/** Who is free goes first, then who is nearest to it; who has been at it longest goes before the others. */
const order = (one: OperatorRow): number => {
  if (isReady(one)) return 0
  if (one.availability === 'busy') return 4
  return one.activity === 'wrap-up' ? 1 : one.activity === 'offered' ? 2 : 3
}

export const byIdleness = (a: OperatorRow, b: OperatorRow): number =>
  order(a) - order(b) || Date.parse(a.since) - Date.parse(b.since) || a.username.localeCompare(b.username)

/**
 * Whom a rule may move, best first: at her desk, serving `from` and not yet `to`, and under nobody's move.
 * @param mine whether she is the lead's to move
 */
export function movable(
  operators: Iterable<OperatorRow>,
  { from, to }: Pick<Rule, 'from' | 'to'>,
  mine: (one: OperatorRow) => boolean,
): OperatorRow[] {
  const serves = (one: OperatorRow, id: QueueId) =>
    one.queues.some(({ queueId, reserve }) => queueId === id && !reserve)
  return [...operators]
    .filter((one) => isStaffed(one) && mine(one) && one.moved === undefined && serves(one, from) && !serves(one, to))
    .toSorted(byIdleness)
}
