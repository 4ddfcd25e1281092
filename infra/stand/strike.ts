import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from 'postgres'
import type { Claimer } from './claimer.ts'

/** Kills, pauses and steals the lease at random until `signal`; whoever was killed is there again in the end. */
export async function strike(
  all: readonly Claimer[],
  { sql, random, everyMs, signal }: { sql: Sql; random: () => number; everyMs: number; signal: AbortSignal },
) {
  const met = { kill: 0, pause: 0, steal: 0 }
  const turns = ['pause', 'kill', 'steal', 'pause'] as const
  let n = 0
  const busy = new Set<Claimer>()
  const under: Promise<unknown>[] = []
  const between = (from: number, to: number) => from + random() * (to - from)
  const blow = async (victim: Claimer, what: 'kill' | 'pause') => {
    // longer than Postgres lets others wait for a lock, now and then
    if (what === 'pause') return victim.freeze(random() < 0.1 ? between(2_000, 4_000) : between(50, 1_500))
    await victim.kill()
    await wait(between(0, 1_000))
    victim.start()
  }
  while (!signal.aborted) {
    await wait(between(everyMs / 2, everyMs * 1.5))
    const victim = all[Math.floor(random() * all.length)]!
    const what = turns[n++ % turns.length]!
    if (what !== 'steal' && busy.has(victim)) continue
    met[what] += 1
    if (what === 'steal') await steal(sql, between(100, 600))
    else {
      busy.add(victim)
      under.push(blow(victim, what).finally(() => busy.delete(victim)))
    }
  }
  await Promise.all(under)
  return met
}

/** Another hub holds the lease for a while; whoever still believes to hold it has a lower fence then. */
async function steal(sql: Sql, ms: number): Promise<void> {
  const [row] = await sql`select hub_id as "hubId" from routing_lease`
  await sql`update routing_lease set hub_id = gen_random_uuid(), fence = fence + 1`
  await wait(ms)
  await sql`update routing_lease set hub_id = ${row?.['hubId'] as string}, fence = fence + 1`
}
