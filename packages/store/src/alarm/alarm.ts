import type { Alarm, AlarmRule, QueueId } from '@hearline/domain'
import { and, eq, isNull, or } from 'drizzle-orm'
import { v7 } from 'uuid'
import { present } from '../absent.ts'
import type { LiveRow } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import { alarm } from './tables.ts'

export type AlarmRow = LiveRow<'alarm'>
type AlarmKey = { queueId: QueueId; rule: AlarmRule }

export const alarmOf = ({ at, value, threshold, times, acknowledged, clearedAt }: AlarmRow): Alarm =>
  present({ at, value, threshold, times, acknowledged, clearedAt })

const columns = ({ at, value, threshold, times, acknowledged, clearedAt }: Alarm) => ({
  ...{ at, value, threshold, times },
  acknowledged: acknowledged ?? null,
  clearedAt: clearedAt ?? null,
})

/** The one of this queue and rule that is not over, locked. */
export async function lockOpenAlarm(tx: Tx, { queueId, rule }: AlarmKey): Promise<AlarmRow | undefined> {
  const open = or(isNull(alarm.acknowledged), isNull(alarm.clearedAt))
  const which = and(eq(alarm.queueId, queueId), eq(alarm.rule, rule), open)
  const [row] = await tx.db.select().from(alarm).where(which).for('update')
  return row
}

export async function lockAlarm(tx: Tx, id: string): Promise<AlarmRow | undefined> {
  const [row] = await tx.db.select().from(alarm).where(eq(alarm.id, id)).for('update')
  return row
}

/** Nothing happens when another hub has just raised it. */
export async function insertAlarm(tx: Tx, key: AlarmKey, raised: Alarm): Promise<void> {
  const fresh = { id: v7(), ...key, ...columns(raised) }
  const [row] = await tx.db.insert(alarm).values(fresh).onConflictDoNothing().returning()
  if (row) tx.changed('alarm', row)
}

/** On its locked row. */
export async function writeAlarm(tx: Tx, id: string, after: Alarm): Promise<void> {
  const [row] = await tx.db.update(alarm).set(columns(after)).where(eq(alarm.id, id)).returning()
  if (row) tx.changed('alarm', row)
}
