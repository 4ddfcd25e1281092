import type { GroupId, NoticeCode, OperatorId } from '@hearline/domain'
import { and, eq, isNull, or } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { LiveRow } from '../live/kinds.ts'
import type { Tx } from '../store.ts'
import { notice } from './tables.ts'

export type NoticeRow = LiveRow<'notice'>
/** To one operator, or to whoever leads a group. */
export type Addressee = { operatorId: OperatorId } | { groupId: GroupId }
/** `text` says it to whoever's screen has no words of its own for `code`. */
export type SystemNotice = { from: string; text: string; code: NoticeCode; mustRead?: boolean } & Partial<
  Pick<typeof notice.$inferInsert, 'details' | 'callId' | 'ticketId'>
>

export async function insertNotice(tx: Tx, to: Addressee, said: SystemNotice): Promise<NoticeRow> {
  const [row] = await tx.db
    .insert(notice)
    .values({ id: v7(), at: tx.now, ...to, ...said })
    .returning()
  if (!row) throw new Error('a notice was not inserted')
  tx.changed('notice', row)
  return row
}

/** What a person says to many, whoever reads it first. @returns how many were told */
export async function insertNotices(
  tx: Tx,
  to: readonly OperatorId[],
  said: { from: string; author: string; text: string; mustRead: boolean },
): Promise<number> {
  if (to.length === 0) return 0
  const rows = await tx.db
    .insert(notice)
    .values(to.map((operatorId) => ({ id: v7(), at: tx.now, operatorId, ...said })))
    .returning()
  for (const row of rows) tx.changed('notice', row)
  return rows.length
}

/** Reads a notice that is hers or her group's; undefined when there is none. Reading it twice changes nothing. */
export async function readNotice(
  tx: Tx,
  id: string,
  reader: { operatorId?: OperatorId; groupId?: GroupId },
): Promise<NoticeRow | undefined> {
  const hers = or(
    reader.operatorId === undefined ? undefined : eq(notice.operatorId, reader.operatorId),
    reader.groupId === undefined ? undefined : and(isNull(notice.operatorId), eq(notice.groupId, reader.groupId)),
  )
  if (hers === undefined) return undefined
  const [found] = await tx.db
    .select()
    .from(notice)
    .where(and(eq(notice.id, id), hers))
    .for('update')
  if (!found || found.readAt !== null) return found
  const [row] = await tx.db.update(notice).set({ readAt: tx.now }).where(eq(notice.id, id)).returning()
  if (row) tx.changed('notice', row)
  return row
}
