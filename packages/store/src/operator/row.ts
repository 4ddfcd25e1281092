import { nextMoveEnd, type Operator } from '@hearline/domain'
import { present } from '../absent.ts'
import type { LiveRow } from '../live/kinds.ts'

export type OperatorRow = LiveRow<'operator'>

/** The floor's view of a stored operator. */
export function operatorOf(row: OperatorRow): Operator {
  const { wrapUpEndsAt, wrapUpExtensions } = row
  const { id, username, availability, activity, since, idleSince, queues, groupId, changedBy } = row
  const { nextAvailability, callId, until } = row
  const { moves, hand, breakRequest, monitor } = row
  return {
    ...{ id, username, availability, activity, since, idleSince, queues, groupId, changedBy },
    ...present({ nextAvailability, callId, until, moves, hand, breakRequest, monitor }),
    ...(wrapUpEndsAt === null ? {} : { wrapUp: { endsAt: wrapUpEndsAt, extensions: wrapUpExtensions } }),
  }
}

/** What a transition may have changed, with `null` for what no longer holds. */
export const operatorColumns = (operator: Operator) => ({
  availability: operator.availability,
  activity: operator.activity,
  since: operator.since,
  idleSince: operator.idleSince,
  nextAvailability: operator.nextAvailability ?? null,
  queues: operator.queues,
  moves: operator.moves ?? null,
  moveEndsAt: nextMoveEnd(operator) ?? null,
  hand: operator.hand ?? null,
  breakRequest: operator.breakRequest ?? null,
  monitor: operator.monitor ?? null,
  callId: operator.callId ?? null,
  wrapUpEndsAt: operator.wrapUp?.endsAt ?? null,
  wrapUpExtensions: operator.wrapUp?.extensions ?? 0,
  until: operator.until ?? null,
  changedBy: operator.changedBy,
})
