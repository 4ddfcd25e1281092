import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub

// a page answers ticks, which come every 2 s
beforeAll(async () => {
  hub = await openTestHub({ timings: { presenceNoCalls: 3_000, presenceSignOut: 6_000 } })
})
afterAll(() => hub.stop())

const stateOf = async (username: string) => {
  const [row] = await hub.store.read.execute<Record<string, string>>(
    sql`select seat.state as seat, availability, activity, changed_by->>'cause' as cause
        from operator left join seat on operator.id = operator_id where username = ${username}`,
  )
  return row
}
const ready = async (username: string, proves: boolean) => {
  const token = await hub.signIn(username)
  const page = await hub.page(token, { proves })
  await page.watch('desk')
  await hub.command(token, 'set-availability', { availability: 'ready' })
  return { token, page }
}

describe.concurrent('an operator', () => {
  test('whose page proves its life stays', { timeout: 30_000 }, async ({ expect }) => {
    const { page } = await ready('op0001', true)
    await expect.poll(() => page.heard.filter(({ event }) => event === 'tick').length, { timeout: 12_000 }).toBe(4)
    expect(await stateOf('op0001')).toMatchObject({ seat: 'present', availability: 'ready' })
  })

  test('whose page hangs gets no calls, then is signed out', { timeout: 30_000 }, async ({ expect }) => {
    const { page } = await ready('op0002', false)
    await expect
      .poll(() => stateOf('op0002'), { timeout: 6_000 })
      .toMatchObject({ seat: 'silent', availability: 'ready' })
    const { body } = await page.event('evicted', 8_000)
    expect(body).toEqual({ reason: 'no-proof-of-life' })
    expect(await stateOf('op0002')).toMatchObject({ seat: 'closed', availability: 'signed-out', cause: 'link-lost' })
  })

  test('whose page wakes up in time gets calls again', { timeout: 30_000 }, async ({ expect }) => {
    const { page } = await ready('op0003', false)
    await expect.poll(() => stateOf('op0003'), { timeout: 6_000 }).toMatchObject({ seat: 'silent' })
    const tick = page.heard.findLast(({ event }) => event === 'tick')
    const { nonce } = tick?.body as { nonce: string }
    expect(await page.say('alive', { nonce })).toEqual({ ok: true })
    await expect.poll(() => stateOf('op0003')).toMatchObject({ seat: 'present', availability: 'ready' })
  })

  test('whose line was lost is signed out when it stays so', { timeout: 30_000 }, async ({ expect }) => {
    const { page } = await ready('op0004', true)
    page.socket.disconnect()
    await expect.poll(() => stateOf('op0004')).toMatchObject({ seat: 'silent', availability: 'ready' })
    const gone = { seat: 'closed', availability: 'signed-out', cause: 'link-lost' }
    await expect.poll(() => stateOf('op0004'), { timeout: 10_000 }).toMatchObject(gone)
  })

  test('with a call is not signed out before it ends', { timeout: 30_000 }, async ({ expect }) => {
    const { page } = await ready('op0005', true)
    await hub.store.read.execute(sql`update operator set activity = 'talking' where username = 'op0005'`)
    const idle = await ready('op0008', true)
    page.socket.disconnect()
    idle.page.socket.disconnect()
    await expect.poll(() => stateOf('op0008'), { timeout: 12_000 }).toMatchObject({ availability: 'signed-out' })
    expect(await stateOf('op0005')).toMatchObject({ seat: 'silent', availability: 'ready', activity: 'talking' })
    await hub.store.read.execute(sql`update operator set activity = 'idle' where username = 'op0005'`)
    await expect.poll(() => stateOf('op0005'), { timeout: 5_000 }).toMatchObject({ availability: 'signed-out' })
  })

  test('on a hub that died is judged by another one', { timeout: 40_000 }, async ({ expect }) => {
    await ready('op0006', true)
    // the seat of a hub that is no more
    await hub.store.read.execute(
      sql`update seat set hub_id = gen_random_uuid(), socket_id = 'lost' from operator
          where operator.id = operator_id and username = 'op0006'`,
    )
    await expect.poll(() => stateOf('op0006'), { timeout: 10_000 }).toMatchObject({ seat: 'silent' })
    await expect.poll(() => stateOf('op0006'), { timeout: 12_000 }).toMatchObject({ availability: 'signed-out' })
  })

  test('whom only a hand-typed UPDATE signed in is signed out again', { timeout: 30_000 }, async ({ expect }) => {
    await hub.store.read.execute(
      sql`update operator set availability = 'ready', since = now() where username = 'op0009'`,
    )
    await expect.poll(() => stateOf('op0009'), { timeout: 12_000 }).toMatchObject({ availability: 'signed-out' })
  })
})
