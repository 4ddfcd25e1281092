import { sentNotices } from '@hearline/protocol'
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
