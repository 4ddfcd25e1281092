import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let token: string

beforeAll(async () => {
  hub = await openTestHub()
  token = await hub.signIn('op0001')
  await (await hub.page(token)).watch('desk')
})
afterAll(() => hub.stop())

const count = async (table: string) => {
  const [row] = await hub.store.read.execute<{ n: number }>(
    sql`select count(*)::int as n from ${sql.identifier(table)}`,
  )
  return row?.n ?? -1
}
const storedReply = async (key: string) => {
  const [row] = await hub.store.read.execute<{ status: number; reply: unknown }>(
    sql`select status, reply from command_done where command_id = ${key}`,
  )
  return row
}

describe('the same command id', () => {
  test('five times at once, and after a restart, has one effect and one reply', async () => {
    const key = randomUUID()
    const before = await count('ticket')
    const replies = await Promise.all(Array.from({ length: 5 }, () => hub.command(token, 'open-ticket', {}, key)))
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    await hub.restart()
    replies.push(await hub.command(token, 'open-ticket', {}, key.toUpperCase()))
    for (const { body } of replies) expect(body).toEqual(replies[0]?.body)
    expect(replies[0]?.body).toMatchObject({
      value: { ticketId: expect.any(String) as string },
      rows: [{ kind: 'ticket' }],
    })
    expect(await count('ticket')).toBe(before + 1)
  })

  test('of another actor is another command', async () => {
    const key = randomUUID()
    const other = await hub.signIn('op0002')
    const mine = await hub.command(token, 'open-ticket', {}, key)
    const hers = await hub.command(other, 'open-ticket', {}, key)
    expect(hers.status).toBe(200)
    expect(hers.body).not.toEqual(mine.body)
  })

  test('with another body, or for another command, is refused', async () => {
    const key = randomUUID()
    await hub.command(token, 'set-availability', { availability: 'busy', reason: 'a' }, key)
    const reply = await hub.command(token, 'set-availability', { availability: 'busy', reason: 'b' }, key)
    expect(reply).toMatchObject({ status: 422, body: { error: { code: 'key-reused' } } })
    expect((await hub.command(token, 'open-ticket', {}, key)).status).toBe(422)
  })

  test('whose body is only written in another order is the same', async () => {
    const key = randomUUID()
    const first = await hub.command(token, 'set-availability', { availability: 'busy', reason: 'x' }, key)
    const again = await hub.command(token, 'set-availability', { reason: 'x', availability: 'busy' }, key)
    expect(again).toMatchObject({ status: first.status, body: first.body })
  })

  test('that was refused stays refused', async () => {
    const key = randomUUID()
    const first = await hub.command(token, 'finish-wrap-up', {}, key)
    expect(first).toMatchObject({ status: 409, body: { error: { code: 'wrong-state' } } })
    expect(await storedReply(key)).toEqual({ status: 409, reply: first.body })
    await hub.store.read.execute(sql`update operator set activity = 'wrap-up' where username = 'op0001'`)
    expect(await hub.command(token, 'finish-wrap-up', {}, key)).toMatchObject({ status: 409, body: first.body })
    await hub.store.read.execute(sql`update operator set activity = 'idle' where username = 'op0001'`)
  })
})

test('what a command was refused for leaves nothing behind', async () => {
  const opened = await hub.command(token, 'open-ticket', {})
  const { ticketId } = (opened.body as { value: { ticketId: string } }).value
  const refused = await hub.command(token, 'register-ticket', { ticketId })
  expect(refused).toMatchObject({ status: 409, body: { error: { code: 'missing-fields' } } })
  const [row] = await hub.store.read.execute(sql`select state, version::int from ticket where id = ${ticketId}`)
  expect(row).toEqual({ state: 'draft', version: 1 })
})

test('a draft needs no key: its own revision tells', async () => {
  const opened = await hub.command(token, 'open-ticket', {})
  const { ticketId } = (opened.body as { value: { ticketId: string } }).value
  const body = JSON.stringify({ ticketId, rev: 1, fields: { text: 'one' } })
  const headers = { authorization: `Bearer ${token}` }
  const saved = await hub.request('/api/v1/commands/save-draft', { method: 'POST', headers, body })
  expect(saved).toMatchObject({ status: 200, body: { value: { rev: 1 } } })
  const whole = await hub.get(token, `/api/v1/tickets/${ticketId}`)
  expect(whole).toMatchObject({ status: 200, body: { draft: { rev: 1, fields: { text: 'one' } } } })
  const page = await hub.get(token, '/api/v1/tickets?limit=1')
  expect(page).toMatchObject({ body: { tickets: [{ id: ticketId }], cursor: ticketId } })
  const stranger = await hub.signIn('op0003')
  expect((await hub.get(stranger, `/api/v1/tickets/${ticketId}`)).status).toBe(403)
})

test('a reveal is read again for a repetition, noted once and never stored', async () => {
  const page = await hub.page(token)
  await page.watch('desk')
  await hub.command(token, 'set-availability', { availability: 'ready' })
  const from = '13812345678'
  await hub.event('switch-up', { boot: randomUUID(), can: [], seats: ['hub'], calls: [] }, 1)
  expect(await hub.event('call-arrived', { call: 'c-1', from, to: '12345' }, 2)).toMatchObject({ status: 202 })
  const offered = await page.row((row) => row.kind === 'call' && row.state === 'offered')
  expect(offered).toMatchObject({ caller: '138****5678' })
  if (offered.kind !== 'call') throw new Error('not a call')
  const answered = await hub.command(token, 'answer-call', { callId: offered.id, fence: offered.fence })
  expect(answered).toMatchObject({ status: 200, body: { value: { ticketId: expect.any(String) as string } } })

  const key = randomUUID()
  const reveal = () => hub.command(token, 'reveal-caller', { callId: offered.id, reason: 'call back' }, key)
  for (let i = 0; i < 2; i += 1) expect(await reveal()).toMatchObject({ status: 200, body: { value: { phone: from } } })
  expect(await storedReply(key)).toEqual({ status: 200, reply: null })
  expect(await count('audit')).toBe(1)
  const kept = await hub.store.read.execute(
    sql`select reply::text from command_done where reply::text like ${`%${from}%`}`,
  )
  expect(kept).toHaveLength(0)
  const whole = await hub.get(token, `/api/v1/calls/${offered.id}`)
  expect(whole).toMatchObject({
    status: 200,
    body: { call: { state: 'talking' }, engagements: [{ why: { candidateCount: 1 } }] },
  })
})
