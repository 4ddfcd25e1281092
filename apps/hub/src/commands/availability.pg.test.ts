import { operator, writeSetting } from '@hearline/store'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { english, general, openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(30)
})
afterAll(() => floor.stop())

const ask = (who: number, minutes: number) =>
  floor.command(floor.operators[who]!, 'set-availability', { availability: 'break', minutes })

test('a break is refused where the quota of one of her queues is taken, and told until when', async () => {
  const regular = (queueId: typeof general) => ({ queueId, level: 2 as const, reserve: false })
  await floor.store.tx(async (tx) => {
    await tx.db.update(operator).set({ queues: [regular(general)] })
    for (const who of [25, 26, 27, 28, 29])
      await tx.db
        .update(operator)
        .set({ queues: [regular(general), regular(english)] })
        .where(eq(operator.id, floor.operators[who]!))
  })
  await floor.heal()
  expect(await ask(29, 10)).toMatchObject({ ok: true })
  const { until } = await floor.operator(floor.operators[29]!)
  // one of the five of the English queue is away; of the thirty of the general one two may be
  expect(await ask(28, 10)).toMatchObject({
    error: 'break-quota',
    details: { queueId: english, quota: 1, taken: 1, nextEndsAt: new Date(until!).toISOString() },
  })
  expect(await ask(0, 5)).toMatchObject({ ok: true })
  expect(await ask(1, 5)).toMatchObject({ error: 'break-quota', details: { queueId: general, quota: 2, taken: 2 } })

  await floor.store.tx((tx) => writeSetting(tx, 'break-share', 0.4))
  expect(await ask(1, 5)).toMatchObject({ ok: true })
})

test('what was to come after the call is taken back; what a lead wishes stays', async () => {
  const [, , who] = floor.operators as [never, never, (typeof floor.operators)[0]]
  await floor.talking(who)
  await floor.command(who, 'set-availability', { availability: 'training' })
  expect(await floor.operator(who)).toMatchObject({ nextAvailability: { availability: 'training' } })
  expect(await floor.command(who, 'clear-next-availability', {})).toMatchObject({ ok: true })
  expect(await floor.operator(who)).toMatchObject({ nextAvailability: null, activity: 'talking' })
  expect(await floor.command(who, 'clear-next-availability', {})).toMatchObject({ ok: true })

  const forced = { operatorId: who, availability: 'busy', reason: 'storm' } as const
  expect(await floor.command(floor.operators[9]!, 'force-availability', forced, 'lead')).toMatchObject({ ok: true })
  expect(await floor.command(who, 'clear-next-availability', {})).toMatchObject({
    error: 'set-by-lead',
    details: { current: { availability: 'busy', by: { cause: 'lead' } } },
  })
  expect(floor.model.operators.get(who)?.nextAvailability).toMatchObject({ availability: 'busy' })
})
