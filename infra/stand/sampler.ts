import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'

/** One statement sees one instant: who holds what, told by three tables that must agree. */
const instant = `
  with open as (select * from engagement where state <> 'ended')
  select 'two open offers of a call' as law, call_id as subject from open
   where state = 'offered' group by call_id having count(*) > 1
  union all
  select 'two open engagements of an operator', operator_id from open group by operator_id having count(*) > 1
  union all
  select 'a call held by nobody, or by another than it says: ' || c.state, c.id from call c
   where c.state in ('offered', 'talking', 'held')
     and not exists (select 1 from open e where e.call_id = c.id and e.fence = c.fence
                       and e.operator_id = c.operator_id and e.state = c.state)
  union all
  select 'an engagement of a call that is not so: ' || e.state, e.call_id from open e
   where e.state <> 'wrap-up' and not exists (select 1 from call c where c.id = e.call_id and c.fence = e.fence
                       and c.operator_id = e.operator_id and c.state = e.state)
  union all
  select 'an operator who does not hold what she holds: ' || o.activity, o.id from operator o left join open e on e.operator_id = o.id
   where (o.activity <> 'idle' or e.id is not null) and (e.state is distinct from o.activity or e.call_id is distinct from o.call_id)
     -- who has called somebody back writes that up without an engagement
     and not (e.id is null and o.activity = 'wrap-up' and exists (select from callback b where b.call_id = o.call_id))
  limit 9`

/** What was found wrong at any of so many instants; `gap` is the longest time between two, in ms. */
export type Samples = { readonly count: number; readonly gap: number; readonly wrong: readonly string[] }

/** Looks at the floor again and again, until told to stop. */
export function startSampler(sql: Sql, everyMs: number): { stop(): Promise<Samples> } {
  const stopping = new AbortController()
  const samples = { count: 0, gap: 0, wrong: [] as string[] }
  const loop = (async () => {
    let before = performance.now()
    while (!stopping.signal.aborted) {
      for (const { law, subject } of await sql.unsafe(instant)) samples.wrong.push(`${String(law)} ${String(subject)}`)
      const now = performance.now()
      samples.gap = Math.max(samples.gap, now - before)
      before = now
      samples.count += 1
      await wait(everyMs)
    }
  })()
  loop.catch(() => undefined) // thrown by stop
  return {
    async stop() {
      stopping.abort()
      await loop
      return samples
    },
  }
}
