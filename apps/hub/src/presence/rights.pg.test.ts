import { commandNames, topicNames } from '@hearline/domain'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub()
})
afterAll(() => hub.stop())

/** What a page is told it may watch no longer, within so many ms. */
const loses = (page: Page, topic: string, ms = 2_000) =>
  page.hears((event, body) => (event === 'unwatched' ? only(body, topic) : undefined), ms)
const only = (body: unknown, topic: string) => ((body as { topic: string }).topic === topic ? body : undefined)
const change = (username: string, what: ReturnType<typeof sql>) =>
  hub.store.read.execute(sql`update person set ${what} where username = ${username}`)

test('a lead who becomes an operator sees the floor no longer, at once and when she asks again', async () => {
  const token = await hub.signIn('lead001')
  const page = await hub.page(token)
  for (const topic of ['floor', 'team/g001', 'queues']) expect(await page.watch(topic)).toMatchObject({ ok: true })
  const body = { operatorId: '0199b0de-0000-7000-8000-000000000001', availability: 'break', reason: 'x' }
  expect((await hub.command(token, 'force-availability', body)).status).not.toBe(403)
  await change('lead001', sql`role = 'operator'`)
  expect(await loses(page, 'floor')).toEqual({ topic: 'floor', reason: 'permission' })
  expect(await loses(page, 'team/g001')).toEqual({ topic: 'team/g001', reason: 'permission' })
  expect(await page.watch('floor')).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  expect((await hub.command(token, 'force-availability', body)).status).toBe(403)
  // what she still may see goes on
  expect(page.heard.filter(({ event }) => event === 'unwatched')).toHaveLength(2)
  const seen = page.heard.length
  await hub.store.read.execute(sql`update operator set name = '改名' where username = 'op0001'`)
  await page.event('tick', 3_000)
  const news = page.heard.slice(seen).filter(({ event, body: one }) => event === 'news' && only(one, 'floor'))
  expect(news).toEqual([])
})

test('a lead of another group loses the team she had, and gets the other', async () => {
  const page = await hub.page(await hub.signIn('lead002'))
  expect(await page.watch('team/g002')).toMatchObject({ ok: true })
  expect(await page.watch('team/g003')).toMatchObject({ ok: false })
  await change('lead002', sql`group_id = 'g003'`)
  await loses(page, 'team/g002')
  expect(await page.watch('team/g003')).toMatchObject({ ok: true })
})

test('an operator whose desk is somebody else’s now loses it, and a ticket with it', async () => {
  const token = await hub.signIn('op0021')
  const opened = await hub.command(token, 'open-ticket', {})
  const { ticketId } = (opened.body as { value: { ticketId: string } }).value
  const page = await hub.page(token)
  expect(await page.watch('desk')).toMatchObject({ ok: true })
  expect(await page.watch(`ticket/${ticketId}`)).toMatchObject({ ok: true })
  await change('op0021', sql`operator_id = (select id from operator where username = 'op1699')`)
  await loses(page, 'desk')
  await loses(page, `ticket/${ticketId}`)
})

test('whoever has no account any more is sent away', async () => {
  const token = await hub.signIn('op0022')
  const page = await hub.page(token)
  await page.watch('desk')
  await hub.store.read.execute(sql`delete from person where username = 'op0022'`)
  expect((await page.event('evicted', 2_500)).body).toEqual({ reason: 'session-ended' })
  expect((await hub.get(token, '/api/v1/me')).status).toBe(401)
})

test('a wallboard watches its figures and nothing else, and commands nothing', async () => {
  const token = await hub.signIn('lead005')
  const page = await hub.page(token)
  expect(await page.watch('floor')).toMatchObject({ ok: true })
  await change('lead005', sql`role = 'wallboard', group_id = null, operator_id = null`)
  await loses(page, 'floor')
  const id = '0199b0de-0000-7000-8000-000000000001'
  const ids = { queue: 'general', team: 'g005', ticket: id, unit: '110101' } as Record<string, string>
  const seen = [] as string[]
  for (const name of topicNames) if ((await page.watch(name in ids ? `${name}/${ids[name]}` : name)).ok) seen.push(name)
  expect(seen).toEqual(['wallboard'])
  for (const name of commandNames) expect((await hub.command(token, name, {})).status).toBe(403)
  for (const path of ['queues', 'people', 'tickets', `tickets/${id}`, `calls/${id}`, 'units', 'categories'])
    expect([403, 404]).toContain((await hub.get(token, `/api/v1/${path}`)).status)
  const storm = { actor: 'lead001', name: 'Somebody', since: 1, reason: 'rain', ...switches }
  await hub.store.read.execute(sql`update queue set storm = ${JSON.stringify(storm)}::jsonb where id = 'general'`)
  await page.row((row) => row.kind === 'queue' && row.storm !== undefined)
  expect(JSON.stringify(page.heard)).not.toContain('Somebody')
})

const switches = { announcement: true, callBackOffer: false, reserveSeats: false, reducedForm: false }
