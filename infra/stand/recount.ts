import type { Sql } from 'postgres'

/** Laws of the floor as plain SQL over what Postgres holds: each lists its offenders, and none may have any. */
const laws: Record<string, string> = {
  'every call ended in exactly one terminal state': `
    select id, state, outcome from call
    where state not in ('closed', 'abandoned') or (state = 'closed') <> (outcome is not null) or ended_at is null`,
  'every answered call has a ticket': `
    select c.id from call c
    where c.answered_at is not null and not exists (select 1 from ticket t where t.call_id = c.id)`,
  'no call stands offered to two operators': `
    select a.call_id, a.fence, b.fence from engagement a join engagement b
      on a.call_id = b.call_id and a.id < b.id
     and tstzrange(a.started_at, greatest(a.started_at, coalesce(a.answered_at, a.ended_at))) && tstzrange(b.started_at, greatest(b.started_at, coalesce(b.answered_at, b.ended_at)))`,
  'no operator holds two engagements': `
    select a.operator_id, a.call_id, b.call_id from engagement a join engagement b
      on a.operator_id = b.operator_id and a.id < b.id
     and tstzrange(a.started_at, greatest(a.started_at, a.ended_at)) && tstzrange(b.started_at, greatest(b.started_at, b.ended_at))`,
  'an answered call was answered by one engagement that was not given back': `
    select c.id from call c where c.answered_at is not null and c.transferred_by is null and
      (select count(*) from engagement e where e.call_id = c.id and e.talk_ended_at is not null) <> 1`,
  'an abandoned call was answered by nobody': `
    select id from call where state = 'abandoned' and answered_at is not null`,
  'no instant of a call or an engagement runs backwards': `
    select call_id, fence, started_at, answered_at, talk_ended_at, ended_at, end_cause from engagement
    where answered_at < started_at or talk_ended_at < answered_at or ended_at < coalesce(talk_ended_at, answered_at, started_at)
    union all
    select id, fence, arrived_at, answered_at, connected_at, ended_at, end_cause from call
    where answered_at < arrived_at or connected_at < answered_at or ended_at < coalesce(connected_at, answered_at, arrived_at)`,
  'nobody is left in a passing state': `
    select username, activity, call_id from operator where activity <> 'idle' or call_id is not null`,
  'no engagement is open': `select id, call_id, state from engagement where state <> 'ended'`,
  'no timer is left about an ended call': `
    select t.kind, t.subject from timer t join call c on c.id = t.subject where c.state in ('closed', 'abandoned')`,
}

/** Offenders by law, at most five each; empty when all hold. */
export const brokenLaws = (sql: Sql) => offendersOf(sql, laws)

/** The same for the laws that hold at every moment, not only when the day is over. */
export const brokenDoubles = (sql: Sql) =>
  offendersOf(sql, Object.fromEntries(Object.entries(laws).filter(([law]) => law.includes(' two '))))

async function offendersOf(sql: Sql, some: Record<string, string>): Promise<Record<string, unknown[]>> {
  const broken: Record<string, unknown[]> = {}
  for (const [law, query] of Object.entries(some)) {
    const offenders = await sql.unsafe(`${query} limit 5`)
    if (offenders.length > 0) broken[law] = [...offenders]
  }
  return broken
}
