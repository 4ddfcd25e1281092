import type { GroupId, Instant, OperatorId } from '@hearline/domain'
import { and, desc, eq, gte, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { notice, operator } from './tables.ts'

/** A notice that a person wrote, with each whom it went to and, when she has, when she read it. */
export type SentNotice = {
  id: string
  text: string
  at: Instant
  mustRead: boolean
  to: { operatorId: OperatorId; username: string; name: string; readAt: Instant | null }[]
}

/**
 * What somebody wrote since then, the newest first.
 * @param author her username
 * @param groupId only those who belong to it
 */
export async function sentNotices(
  db: Db,
  { author, since, groupId }: { author: string; since: Instant; groupId?: GroupId },
): Promise<SentNotice[]> {
  // ids rise with time: the primary key finds today's
  const first = sql`${`${since
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7000-8000-000000000000`}::uuid`
  const { id, text, at, mustRead, readAt } = notice
  const { username, name } = operator
  const rows = await db
    .select({ id, text, at, mustRead, readAt, operatorId: operator.id, username, name })
    .from(notice)
    .innerJoin(operator, eq(operator.id, notice.operatorId))
    .where(and(gte(id, first), eq(notice.author, author), groupId && eq(operator.groupId, groupId)))
    .orderBy(desc(at), username)
  return [...Map.groupBy(rows, (row) => `${row.at} ${row.text}`).values()].flatMap((own) =>
    own[0] ? [{ ...headOf(own[0]), to: own.map(readerOf) }] : [],
  )
}

type Found = SentNotice['to'][number] & Omit<SentNotice, 'to'>
const headOf = ({ id, text, at, mustRead }: Found) => ({ id, text, at, mustRead })
const readerOf = ({ operatorId, username, name, readAt }: Found) => ({ operatorId, username, name, readAt })
