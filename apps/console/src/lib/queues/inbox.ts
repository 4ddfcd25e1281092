import type { OperatorRow } from '@hearline/protocol'

/** Somebody who waits for a lead: a hand that nobody has answered, or a break outside the quota. */
export type Asked = { id: string; kind: 'hand' | 'break'; at: string; operator: OperatorRow }

/** Who has waited longest first. */
export function inboxOf(operators: Iterable<OperatorRow>): Asked[] {
  return [...operators]
    .flatMap((operator): Asked[] => {
      const { id, hand, breakRequest } = operator
      const up: Asked[] = hand && !hand.answeredBy ? [{ id: `hand/${id}`, kind: 'hand', at: hand.at, operator }] : []
      return breakRequest ? [...up, { id: `break/${id}`, kind: 'break', at: breakRequest.at, operator }] : up
    })
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
}
