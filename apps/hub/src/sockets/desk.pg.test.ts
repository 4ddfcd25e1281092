import type { News, OperatorRow, Tick, WatchReply } from '@hearline/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub

beforeAll(async () => {
  hub = await openTestHub()
})
afterAll(() => hub.stop())

const ownRow = (reply: WatchReply) =>
  reply.ok && 'rows' in reply ? (reply.rows.find((row) => row.kind === 'operator') as OperatorRow) : undefined

const availabilityOf = async (username: string) => {
  const [row] = await hub.store.read.execute<{ availability: string }>(
    sql`select availability from operator where username = ${username}`,
  )
  return row?.availability
}

describe('a desk', () => {
  test('is opened busy, by a snapshot, and hears of its own commands', async () => {
    const token = await hub.signIn('op0001')
    const page = await hub.page(token)
    const reply = await page.watch('desk')
    expect(ownRow(reply)).toMatchObject({ username: 'op0001', availability: 'busy', activity: 'idle' })
    const { status, body } = await hub.command(token, 'set-availability', { availability: 'ready' })
    expect(status).toBe(200)
    const row = await page.row((one) => one.kind === 'operator' && one.availability === 'ready')
    expect((body as { rows: unknown[] }).rows).toContainEqual(row)
  })

  test('shows a hand-typed UPDATE within 1.5 s', async () => {
    const page = await hub.page(await hub.signIn('op0002'))
    await page.watch('desk')
    await hub.store.read.execute(sql`update operator set name = '改名' where username = 'op0002'`)
    await page.row((one) => one.kind === 'operator' && one.name === '改名', 1_500)
  })

  test('gives way to the newest one', async () => {
    const token = await hub.signIn('op0003')
    const older = await hub.page(token)
    await older.watch('desk')
    const newer = await hub.page(token)
    await newer.watch('desk')
    expect((await older.event('evicted')).body).toEqual({ reason: 'newer-desk' })
    await older.event('disconnect')
    expect(newer.socket.connected).toBe(true)
  })

  test('other tabs stay open without one', async () => {
    const token = await hub.signIn('op0004')
    const desk = await hub.page(token)
    await desk.watch('desk')
    const tab = await hub.page(token)
    expect(await tab.watch('queues')).toMatchObject({ ok: true })
    await tab.event('tick')
    expect(desk.socket.connected).toBe(true)
    expect(desk.heard.some(({ event }) => event === 'evicted')).toBe(false)
  })

  test('ends with the sign-in', async () => {
    const token = await hub.signIn('op0005')
    const page = await hub.page(token)
    await page.watch('desk')
    const { status } = await hub.request('/api/auth/sign-out', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(status).toBe(200)
    await page.event('disconnect')
    expect(await availabilityOf('op0005')).toBe('signed-out')
    expect(await seatOf('op0005')).toBe('closed')
    // the page's own end must not open the seat again
    await expect.poll(() => hub.request('/readyz')).toMatchObject({ status: 200 })
    expect(await seatOf('op0005')).toBe('closed')
    expect((await hub.get(token, '/api/v1/me')).status).toBe(401)
  })

  test('ends with the sign-in, whichever hub is told', async () => {
    const other = await hub.start()
    const token = await hub.signIn('op0008')
    const page = await hub.page(token, { of: other })
    await page.watch('desk')
    await hub.command(token, 'set-availability', { availability: 'ready' })
    const headers = { authorization: `Bearer ${token}` }
    expect((await hub.request('/api/auth/sign-out', { method: 'POST', headers })).status).toBe(200)
    await page.event('disconnect')
    await expect.poll(() => availabilityOf('op0008'), { timeout: 3_000 }).toBe('signed-out')
    expect(await seatOf('op0008')).toBe('closed')
  })

  test('ends when a lead ends it, and so does the sign-in', async () => {
    const token = await hub.signIn('op0006')
    const page = await hub.page(token)
    const own = ownRow(await page.watch('desk'))
    const manager = await hub.signIn('manager')
    const { status } = await hub.command(manager, 'end-session', { operatorId: own?.id, reason: 'shift over' })
    expect(status).toBe(200)
    expect((await page.event('evicted')).body).toMatchObject({
      reason: expect.stringMatching(/by-lead|session-ended/) as string,
    })
    expect((await hub.get(token, '/api/v1/me')).status).toBe(401)
  })

  test('of a page that is closed falls silent, and is the same when it comes back', async () => {
    const token = await hub.signIn('op0007')
    const page = await hub.page(token)
    await page.watch('desk')
    await hub.command(token, 'set-availability', { availability: 'ready' })
    page.socket.disconnect()
    await expect.poll(() => seatOf('op0007')).toBe('silent')
    const again = await hub.page(token)
    expect(ownRow(await again.watch('desk'))).toMatchObject({ availability: 'ready' })
    expect(await seatOf('op0007')).toBe('present')
  })

  test('that comes back is told what it missed', async () => {
    const token = await hub.signIn('op0016')
    const before = await hub.page(token)
    const { epoch, seq } = (await before.watch('desk')) as Extract<WatchReply, { ok: true }>
    before.socket.disconnect()
    await hub.command(token, 'set-availability', { availability: 'training' })
    const after = await hub.page(token)
    const { missed, ...reply } = (await after.say('watch', { topic: 'desk', epoch, seq })) as { missed?: News[] }
    expect(reply).not.toHaveProperty('rows')
    expect(missed?.map((news) => news.seq)).toEqual(missed?.map((_, n) => seq + 1 + n))
    expect(missed?.flatMap(({ rows }) => rows)).toContainEqual(expect.objectContaining({ availability: 'training' }))
    const stranger = { topic: 'desk', epoch: 'of another hub', seq }
    expect(await after.say('watch', stranger)).toHaveProperty('rows')
  })

  test('of a manager does not exist', async () => {
    const page = await hub.page(await hub.signIn('manager'))
    expect(await page.watch('desk')).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  })
})

test('a ticket is watched by its author for as long as it is hers', async () => {
  const [from, to] = [await hub.signIn('op0011'), await hub.signIn('op0012')]
  const { body } = await hub.command(from, 'open-ticket', {})
  const { ticketId } = (body as { value: { ticketId: string } }).value
  const topic = `ticket/${ticketId}`
  const [page, lead, other] = [await hub.page(from), await hub.page(await hub.signIn('manager')), await hub.page(to)]
  expect(await page.watch(topic)).toMatchObject({ ok: true })
  expect(await lead.watch(topic)).toMatchObject({ ok: true })
  expect(await other.watch(topic)).toMatchObject({ ok: false })
  await hub.store.read.execute(
    sql`update ticket set author_id = (select id from operator where username = 'op0012') where id = ${ticketId}`,
  )
  expect((await page.event('unwatched')).body).toEqual({ topic, reason: 'permission' })
  expect(await other.watch(topic)).toMatchObject({ ok: true })
  await hub.store.read.execute(sql`update ticket set category_code = '01' where id = ${ticketId}`)
  await lead.row((row) => row.kind === 'ticket' && row.categoryCode === '01')
  await other.row((row) => row.kind === 'ticket' && row.categoryCode === '01')
  expect(page.heard.some(({ body: heard }) => JSON.stringify(heard).includes('"categoryCode"'))).toBe(false)
})

const seatOf = async (username: string) => {
  const [row] = await hub.store.read.execute<{ state: string }>(
    sql`select state from seat join operator on operator.id = operator_id where username = ${username}`,
  )
  return row?.state
}

describe('ticks', () => {
  test('greet at once, come every 2 s, each second with figures, and their heads never run ahead of news', async () => {
    const page = await hub.page(await hub.signIn('op0010'))
    await page.watch('desk')
    await page.watch('queues')
    // a tick may have come before both were watched
    const watched = page.heard.length
    const seen = new Map<string, number>()
    const ticks = () => page.heard.slice(watched).filter(({ event }) => event === 'tick')
    await expect.poll(() => ticks().length, { timeout: 5_000 }).toBe(3)
    expect(page.heard[0]).toMatchObject({ event: 'tick', body: { heads: {} } })
    for (const [n, { event, body }] of page.heard.entries()) {
      if (event === 'news') seen.set((body as { topic: string }).topic, (body as { seq: number }).seq)
      if (event !== 'tick' || n < watched) continue
      const { heads, asOf, at, dataEpoch } = body as Tick
      for (const [topic, { seq }] of Object.entries(heads)) expect(seq).toBeLessThanOrEqual(seen.get(topic) ?? seq)
      expect(Object.keys(heads).sort()).toEqual(['desk', 'queues'])
      expect(Date.parse(at) - Date.parse(asOf)).toBeLessThan(2_000)
      expect(dataEpoch).toMatch(/^\d+\/0$/)
    }
  })
})
