import type { CallRow, OperatorRow, Row } from '@hearline/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub()
})
afterAll(() => hub.stop())

async function seated(username: string) {
  const token = await hub.signIn(username)
  const page = await hub.page(token)
  const reply = await page.watch('desk')
  const own = reply.ok && 'rows' in reply ? reply.rows.find(isOperator) : undefined
  if (!own) throw new Error(`${username} has no desk`)
  const command = (name: string, body: object) => hub.command(token, name, body)
  return { id: own.id, page, command }
}
const isOperator = (row: Row): row is OperatorRow => row.kind === 'operator'
const calls = (page: Page, is: (call: CallRow) => boolean) =>
  page.row((row) => row.kind === 'call' && is(row)) as Promise<CallRow>

test('of two leads who move one operator at once the loser learns who won, and she learns it within a second', async () => {
  const her = await seated('op0001')
  const lead = await seated('lead001')
  const manager = await hub.signIn('manager')
  const move = { operatorIds: [her.id], queues: ['english'], reason: 'tourists' }
  const [one, other] = await Promise.all([
    lead.command('move-operators', move),
    hub.command(manager, 'move-operators', move),
  ])
  const [won, lost] = one.status === 200 ? [one, other] : [other, one]
  const winner = won === one ? 'lead001' : 'manager'
  expect([won.status, lost.status]).toEqual([200, 409])
  expect(lost.body).toMatchObject({ error: { code: 'moved-by-other', details: { current: { actor: winner } } } })
  const told = performance.now()
  const { moveId } = (won.body as { value: { moveId: string } }).value
  const row = await her.page.row((each) => isOperator(each) && each.moved?.moveId === moveId)
  expect(row).toMatchObject({ moved: { actor: winner }, queues: [{ queueId: 'english' }] })
  const notice = await her.page.row((each) => each.kind === 'notice' && each.code === 'moved')
  expect(notice).toMatchObject({ details: { reason: 'tourists' } })
  expect(performance.now() - told).toBeLessThan(1_000)
  const undone = await (won === one
    ? lead.command('undo-move', { moveId })
    : hub.command(manager, 'undo-move', { moveId }))
  expect(undone.status).toBe(200)
})

test('a lead takes a call over at her own desk', async () => {
  const [her, lead] = [await seated('op0002'), await seated('lead001')]
  await hub.event('switch-up', { boot: 'b', can: ['listen', 'whisper'], seats: ['hub'], calls: [] }, 1)
  await hub.store.read.execute(sql`update operator set queues = ${JSON.stringify(general)}::jsonb where id = ${her.id}`)
  await her.command('set-availability', { availability: 'ready' })
  await hub.event('call-arrived', { call: 'c', to: '12345', from: '13800001234' }, 2)
  const { id: callId, fence } = await calls(her.page, ({ state }) => state === 'offered')
  const answered = await her.command('answer-call', { callId, fence })
  expect(answered.status).toBe(200)
  const { ticketId } = (answered.body as { value: { ticketId: string } }).value

  expect((await lead.command('monitor-call', { callId, mode: 'whisper' })).status).toBe(200)
  const taken = await lead.command('take-over', { callId, reason: 'threats' })
  expect(taken).toMatchObject({ status: 200, body: { value: { ticketId } } })
  expect(await calls(lead.page, ({ state }) => state === 'talking')).toMatchObject({ id: callId, operatorId: lead.id })
  const after = await her.page.row((row) => isOperator(row) && row.activity === 'wrap-up')
  expect(after).toMatchObject({ changedBy: { actor: 'lead001', cause: 'lead', reason: 'threats' } })
  expect((await lead.command('end-call', { callId })).status).toBe(200)
  expect((await lead.command('finish-wrap-up', {})).status).toBe(200)
})

const general = [{ queueId: 'general', level: 3, reserve: false }]
