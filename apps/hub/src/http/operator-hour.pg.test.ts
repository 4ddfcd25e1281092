import { operatorHours } from '@hearline/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub()
})
afterAll(() => hub.stop())

test('who watches the floor reads what those on duty did in the last hour; an operator does not', async () => {
  await hub.store.read.execute(sql`insert into floor_event (changed_xid, kind, subject, at, told)
    select '0', 'operator', id, now() - interval '40 minutes', '{"availability": "ready", "activity": "idle"}'
    from operator where username = 'op1700'`)
  const her = await hub.signIn('op1700')
  const page = await hub.page(her)
  await page.watch('desk')
  expect(await hub.command(her, 'set-availability', { availability: 'ready' })).toMatchObject({ status: 200 })
  const { body } = await hub.get(await hub.signIn('manager'), '/api/v1/operators/hour')
  const { operators } = operatorHours.parse(body)
  expect(operators.map(({ engagedMs }) => engagedMs)).toEqual([0])
  expect(Math.round((operators[0]?.idleMs ?? 0) / 60_000)).toBe(40)
  expect(await hub.get(her, '/api/v1/operators/hour')).toMatchObject({ status: 403 })
})
