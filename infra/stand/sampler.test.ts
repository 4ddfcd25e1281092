import { migrate, seed } from '@hearline/store'
import { freshDatabase } from '@hearline/store/testing'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { startSampler } from './sampler.ts'

test('a floor that contradicts itself is told at once, law by law', async () => {
  const database = await freshDatabase()
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined })
  try {
    await migrate(database.url)
    await seed(database.url, { profile: 'demo' })
    const quiet = startSampler(sql, 1)
    expect((await quiet.stop()).wrong).toEqual([])
    const [first, second] = await sql`select id from operator order by username limit 2`
    await sql`update operator set activity = 'talking' where id = ${first?.['id'] as string}`
    const call = '01890000-0000-7000-8000-000000000001'
    await sql`drop index engagement_one_offer_a_call`
    for (const [n, who] of [first, second].entries())
      await sql`insert into engagement (id, call_id, operator_id, fence, state, started_at)
        values (gen_random_uuid(), ${call}, ${who?.['id'] as string}, ${n}, 'offered', now())`
    const sampler = startSampler(sql, 1)
    const { count, wrong } = await sampler.stop()
    expect(count).toBeGreaterThan(0)
    const laws = wrong.map((line) => line.slice(0, 22))
    expect(laws).toContain('two open offers of a c')
    expect(laws).toContain('an engagement of a cal')
    expect(laws).toContain('an operator who does n')
  } finally {
    await sql.end()
    await database.drop()
  }
})
