import { sql } from 'drizzle-orm'
import { callback } from '../call-back/tables.ts'
import { call } from '../call/tables.ts'
import { operator } from '../operator/tables.ts'
import type { Tx } from '../store.ts'
import { timer, type TimerKind } from './tables.ts'

/**
 * Every passing state has a deadline. Those whose timer is missing get one that is due since ever, so that it acts
 * as after an outage: nobody is punished for a timer that was lost.
 * @returns what was repaired
 */
export async function restoreTimers(tx: Tx): Promise<{ kind: TimerKind; subject: string }[]> {
  const missing = sql`
    select 'ring-timeout' as kind, ${call.id} as subject, ${call.fence} as fence
      from ${call} where ${call.state} = 'offered' and ${call.leaseEndsAt} < now()
    union all
    select 'ring-timeout', ${call.id}, ${call.fence}
      from ${call} where ${call.state} in ('talking', 'consulting') and ${call.party} ->> 'state' = 'ringing'
        and (${call.party} ->> 'leaseEndsAt')::bigint < extract(epoch from now()) * 1000
    union all
    select 'wrap-up-end', ${operator.id}, null
      from ${operator} where ${operator.activity} = 'wrap-up' and ${operator.wrapUpEndsAt} < now()
    union all
    select 'break-end', ${operator.id}, null
      from ${operator} where ${operator.availability} in ('break', 'training') and ${operator.until} < now()
    union all
    select 'move-end', ${operator.id}, null from ${operator} where ${operator.moveEndsAt} < now()
    union all
    select 'call-back-lapse', ${callback.id}, null
      from ${callback} where ${callback.state} = 'taken'
        and (${callback.taken} ->> 'until')::bigint < extract(epoch from now()) * 1000`
  const rows = await tx.db.execute<{ kind: TimerKind; subject: string }>(sql`
    insert into ${timer} (id, kind, subject, fence, due_at)
    select gen_random_uuid(), late.kind, late.subject, late.fence, to_timestamp(0) from (${missing}) as late
    on conflict (kind, subject) do nothing
    returning kind, subject`)
  return [...rows]
}
