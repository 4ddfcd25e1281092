import { acknowledgeAlarm, may } from '@hearline/domain'
import { alarmOf, isServedBy, lockAlarm, writeAlarm, writeAudit } from '@hearline/store'
import { iso } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { notAllowed } from './lead.ts'
import { notFound, nothing } from './refuse.ts'

/** Somebody has seen it; a lead does so in the queues her group serves. */
export const acknowledge: Handler<'acknowledge-alarm'> = async ({ tx, actor }, { alarmId }) => {
  const row = await lockAlarm(tx, alarmId)
  if (!row) return notFound
  const own = actor.groupId !== undefined && (await isServedBy(tx.db, row.queueId, actor.groupId))
  if (may(actor.role, 'run-floor', { own }) === 'no') return notAllowed
  const seen = acknowledgeAlarm(alarmOf(row), { actor: actor.id, name: actor.name }, tx.now)
  if (!seen.ok) {
    const by = row.acknowledged
    return { ...seen, details: { current: by ? { ...by, at: iso(by.at) } : {} } }
  }
  await writeAlarm(tx, row.id, seen.value)
  await writeAudit(tx, { actor: actor.id, act: 'acknowledge-alarm', subject: `alarm/${row.id}`, reason: null })
  return nothing
}
