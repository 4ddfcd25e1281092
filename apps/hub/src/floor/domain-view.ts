import { reserveLimit, type Call, type Operator, type Queue } from '@hearline/domain'
import { callOf, operatorOf, type LiveRow } from '@hearline/store'

/** Rows as the domain sees them; a row never changes, so each is converted once. */
export const asCall = once<LiveRow<'call'>, Call>(callOf)
export const asOperator = once<LiveRow<'operator'>, Operator>(operatorOf)
export const asQueue = once<LiveRow<'queue'>, Queue>(({ overflowTo, ...row }) => ({
  id: row.id,
  name: row.name,
  requiredLevel: row.requiredLevel,
  reserveAbove: reserveLimit(row),
  targetSeconds: row.targetSeconds,
  targetShare: row.targetShare,
  priority: row.priority,
  ...(overflowTo === null ? {} : { overflowTo }),
}))

function once<Row extends object, View>(view: (row: Row) => View): (row: Row) => View {
  const known = new WeakMap<Row, View>()
  return (row) => {
    let seen = known.get(row)
    if (seen === undefined) known.set(row, (seen = view(row)))
    return seen
  }
}
