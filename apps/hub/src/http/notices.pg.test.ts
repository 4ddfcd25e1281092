import { sentNotices } from '@hearline/protocol'
import { person } from '@hearline/store'
import { inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let hub: TestHub

beforeAll(async () => {
  hub = await openTestHub()
})
afterAll(() => hub.stop())

test('a lead sees who has read what she wrote; nobody else sees it', async () => {
  const [lead, other, operator] = await Promise.all(['lead001', 'lead002', 'op0001'].map((who) => hub.signIn(who)))
  const page: Page = await hub.page(operator!)
  await page.watch('desk')
  const sent = { to: { group: 'g001' }, text: '请核对天气播报', mustRead: true }
  expect((await hub.command(lead!, 'send-notice', sent)).status).toBe(200)
  const told = async (who: string) => {
    const { status, body } = await hub.get(who, '/api/v1/notices/sent')
    expect(status).toBe(200)
    return sentNotices.parse(body).notices
  }
  const [mine] = await told(lead!)
  expect(mine).toMatchObject({ text: sent.text, mustRead: true, to: [{ username: 'op0001' }] })
  expect(mine?.to[0]).not.toHaveProperty('readAt')
  expect((await hub.command(operator!, 'read-notice', { noticeId: mine!.id })).status).toBe(200)
  expect((await told(lead!))[0]?.to[0]?.readAt).toBeDefined()
  expect(await told(other!)).toEqual([])
  expect((await hub.get(operator!, '/api/v1/notices/sent')).status).toBe(403)
})

test('of two of one name each sees what she wrote herself', async () => {
  await hub.store.tx((tx) =>
    tx.db
      .update(person)
      .set({ name: '同名' })
      .where(inArray(person.username, ['lead001', 'manager'])),
  )
  const [lead, manager, operator] = await Promise.all(['lead001', 'manager', 'op0001'].map((who) => hub.signIn(who)))
  const me = (await hub.get(operator!, '/api/v1/me')).body as { operatorId: string }
  const write = (who: string, text: string) =>
    hub.command(who, 'send-notice', { to: { operators: [me.operatorId] }, text, mustRead: false })
  expect((await write(manager!, '来自值班经理')).status).toBe(200)
  expect((await write(lead!, '来自班长')).status).toBe(200)
  const texts = async (who: string) =>
    sentNotices.parse((await hub.get(who, '/api/v1/notices/sent')).body).notices.map(({ text }) => text)
  expect(await texts(manager!)).toEqual(['来自值班经理'])
  expect((await texts(lead!))[0]).toBe('来自班长')
  expect(await texts(lead!)).not.toContain('来自值班经理')
})
