import type { OperatorId } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { ticket } from './tables.ts'

const MOST = 8

/** The categories an operator chose in the last 30 days: the last ones, and the most frequent. */
export async function ownCategories(db: Db, authorId: OperatorId): Promise<{ recent: string[]; frequent: string[] }> {
  const rows = await db.execute<{ code: string; times: number; last: number }>(sql`
    select ${ticket.categoryCode} as code, count(*)::int as times, rank() over (order by max(${ticket.openedAt}) desc)::int as last
    from ${ticket}
    where ${ticket.authorId} = ${authorId} and ${ticket.categoryCode} is not null
      and ${ticket.openedAt} > now() - interval '30 days'
    group by 1`)
  const first = (order: (a: (typeof rows)[number], b: (typeof rows)[number]) => number) =>
    [...rows]
      .toSorted(order)
      .slice(0, MOST)
      .map(({ code }) => code)
  return {
    recent: first((a, b) => a.last - b.last),
    frequent: first((a, b) => b.times - a.times || a.last - b.last),
  }
}
