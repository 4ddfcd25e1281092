import { limitBreak, type DayFigures, type Operator } from '@hearline/domain'
import { dropTimer, insertNotice, setTimer, writeOperator, type OperatorRow } from '@hearline/store'
import type { FloorContext } from './in-hand.ts'
import { monitoredWords } from './notice.ts'

type How = {
  /** Length of the break she asked for just now; of one asked for earlier it stands on her row. */
  readonly minutes?: number | undefined
  readonly day?: DayFigures | undefined
}

/** Writes an operator's transition with the timers her new state asks for. */
export async function keepOperator(
  { tx, timings }: FloorContext,
  before: OperatorRow,
  after: Operator,
  { minutes = before.nextAvailability?.minutes, day }: How = {},
): Promise<OperatorRow> {
  const begun = after.availability !== before.availability
  const row = await writeOperator(tx, before, begun ? limitBreak(after, minutes, timings) : after, day)
  const subject = row.id
  if (row.wrapUpEndsAt !== null) await setTimer(tx, { kind: 'wrap-up-end', subject }, row.wrapUpEndsAt)
  else if (before.wrapUpEndsAt !== null) await dropTimer(tx, { kind: 'wrap-up-end', subject })
  if (row.until !== null) await setTimer(tx, { kind: 'break-end', subject }, row.until)
  else if (before.until !== null) await dropTimer(tx, { kind: 'break-end', subject })
  if (row.moveEndsAt !== null) await setTimer(tx, { kind: 'move-end', subject }, row.moveEndsAt)
  else if (before.moveEndsAt !== null) await dropTimer(tx, { kind: 'move-end', subject })
  if (before.monitor && !row.monitor) await insertNotice(tx, { operatorId: row.id }, monitoredWords(before.monitor))
  return row
}
