import { ticketPage, ticketWhole, type TicketSearch } from '@hearline/protocol'
import { audit, call, engagement, ticket } from '@hearline/store'
import { eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let ann: string
let ben: string
let manager: string
beforeAll(async () => {
  hub = await openTestHub()
  ;[ann, ben, manager] = await Promise.all([hub.signIn('op0001'), hub.signIn('op0002'), hub.signIn('manager')])
})
afterAll(() => hub.stop())

async function search(token: string, wanted: TicketSearch) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return hub.request('/api/v1/tickets/search', { method: 'POST', headers, body: JSON.stringify(wanted) })
}
async function found(token: string, wanted: TicketSearch): Promise<string[]> {
  const { status, body } = await search(token, wanted)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return ticketPage.parse(body).tickets.map(({ id }) => id as string)
}

const whole = { type: 'complaint', categoryCode: '010201', placeCode: '110105026' } as const
async function write(token: string, fields: object): Promise<string> {
  const opened = await hub.command(token, 'open-ticket', {})
  const { ticketId } = (opened.body as { value: { ticketId: string } }).value
  const saved = await hub.command(token, 'save-draft', { ticketId, rev: 1, fields: { ...whole, ...fields } })
  expect(saved.status).toBe(200)
  return ticketId
}
async function submit(token: string, fields: object): Promise<string> {
  const ticketId = await write(token, fields)
  expect(await hub.command(token, 'submit-ticket', { ticketId })).toMatchObject({ status: 200 })
  return ticketId
}
const numberOf = async (id: string) => {
  const [row] = await hub.store.read
    .select({ number: ticket.number })
    .from(ticket)
    .where(eq(ticket.id, id as never))
  return row?.number ?? ''
}

describe('by words', () => {
  let lamp: string
  let noise: string
  beforeAll(async () => {
    lamp = await submit(ann, { title: '路灯不亮', text: '潞珺苑三号楼门前路灯已坏三天，broken lamps at Gate ７B' })
    noise = await submit(ann, { title: '夜间施工', text: '工地夜间施工噪声扰民，无法休息' })
  })

  test.each([
    ['a word of two characters', '路灯'],
    ['a name no dictionary knows', '潞珺苑'],
    ['a part of that name', '珺苑'],
    ['a fragment across words', '楼门前路'],
    ['words apart', '三天 路灯'],
    ['an English word', 'lamps'],
    ['another form of it', 'lamp'],
    ['the beginning of one', 'brok'],
    ['letters and digits in another width', 'gate 7b'],
    ['in the middle of one', 'roken'],
  ])('%s', async (_how, words) => {
    expect(await found(ann, { scope: 'mine', words })).toEqual([lamp])
  })

  test('of words that stand apart in the text, all must be there', async () => {
    expect(await found(ann, { scope: 'mine', words: '施工噪声' })).toEqual([noise])
    expect(await found(ann, { scope: 'mine', words: '噪声 路灯' })).toEqual([])
    expect(await found(ann, { scope: 'mine', words: '%' })).toEqual([])
    expect(await found(ann, { scope: 'mine', words: "'; drop table ticket; --" })).toEqual([])
  })

  test('what is written now is found, what was written no more', async () => {
    const id = await write(ann, { text: '井盖破损' })
    await hub.command(ann, 'register-ticket', { ticketId: id })
    expect(await found(ann, { scope: 'mine', words: '井盖' })).toEqual([id])
    await hub.command(ann, 'save-draft', { ticketId: id, rev: 2, fields: { text: '树木倒伏' } })
    expect(await found(ann, { scope: 'mine', words: '井盖' })).toEqual([])
    expect(await found(manager, { scope: 'all', words: '树木倒伏' })).toEqual([id])
  })
})

test('by number, whole or in part', async () => {
  const id = await submit(ann, { text: '垃圾清运' })
  const number = await numberOf(id)
  const [day = '', running = ''] = number.split('-')
  for (const typed of [number, day + running, String(Number(running)), running])
    expect(await found(ann, { scope: 'all', number: typed }), typed).toEqual([id])
  expect(await found(ann, { scope: 'all', number: day })).toContain(id)
  expect(await found(ann, { scope: 'all', number: '999999' })).toEqual([])
  expect(await search(ann, { scope: 'all', number: 'abc' })).toMatchObject({ status: 400 })
})

test('by place, category, state and time, each with what is below', async () => {
  const id = await submit(ben, { text: '公厕异味', placeCode: '110108001', categoryCode: '020304' })
  const at = Date.now()
  const iso = (ms: number) => new Date(ms).toISOString()
  const hits: Partial<TicketSearch>[] = [
    { placeCode: '110108' },
    { placeCode: '110108001', categoryCode: '0203' },
    { state: 'pending-dispatch', placeCode: '110108' },
    { from: iso(at - 60_000), to: iso(at + 60_000), categoryCode: '02' },
  ]
  for (const wanted of hits) expect(await found(ben, { scope: 'mine', ...wanted })).toEqual([id])
  const misses: Partial<TicketSearch>[] = [
    { placeCode: '110109' },
    { placeCode: '110108', state: 'closed' },
    { placeCode: '110108', from: iso(at + 60_000) },
    { placeCode: '110108', to: iso(at - 60_000) },
  ]
  for (const wanted of misses) expect(await found(ben, { scope: 'mine', ...wanted })).toEqual([])
})

test('page by page, newest first, nothing twice and nothing missed', async () => {
  const mine: string[] = []
  for (let n = 0; n < 7; n += 1) {
    const write_ = n % 2 === 0 ? submit : write
    mine.unshift(await write_(ben, { text: `积水 ${n}` }))
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await search(ben, { scope: 'mine', words: '积水', limit: 3, ...(cursor ? { cursor } : {}) })
    const page = ticketPage.parse(body)
    seen.push(...page.tickets.map(({ id }) => id as string))
    cursor = page.cursor
  } while (cursor)
  expect(seen).toEqual(mine)
})

test('a draft is found by its author alone', async () => {
  const id = await write(ann, { text: '草稿里的电梯故障' })
  for (const scope of ['mine', 'drafts', 'all'] as const)
    expect(await found(ann, { scope, words: '电梯' })).toEqual([id])
  expect(await found(ann, { scope: 'drafts' })).toContain(id)
  for (const token of [ben, manager, await hub.signIn('lead001')])
    expect(await found(token, { scope: 'all', words: '电梯' })).toEqual([])
  expect(await found(manager, { scope: 'all', state: 'draft' })).toEqual([])
})

test('a sealed ticket is found by nobody once it is out of its author’s hands, nor listed', async () => {
  const id = await write(ann, {
    type: 'report',
    text: '举报某单位违规',
    confidentiality: 'sealed',
    contactPhone: '13812349999',
  })
  expect(await found(ann, { scope: 'drafts', words: '举报某单位' })).toEqual([id])
  await hub.command(ann, 'submit-ticket', { ticketId: id })
  for (const token of [ann, manager, await hub.signIn('dispatch01')])
    for (const wanted of [{ words: '违规' }, { number: await numberOf(id) }, { placeCode: '110105026' }, {}])
      expect(await found(token, { scope: 'all', ...wanted })).not.toContain(id)
  expect(await found(ann, { scope: 'mine', phone: '13812349999' })).toEqual([])
  const listed = ticketPage.parse((await hub.get(manager, '/api/v1/tickets?limit=100')).body)
  expect(listed.tickets.map((row) => row.id as string)).not.toContain(id)
  const [row] = await hub.store.read.execute(sql`select count(*)::int as n from ticket_search where ticket_id = ${id}`)
  expect(row).toEqual({ n: 0 })
})

test('by telephone number, in any spelling; of an anonymous ticket by nobody', async () => {
  const id = await submit(ann, { text: '燃气', contactPhone: '010-6512 3456' })
  const hidden = await submit(ann, { text: '燃气', contactPhone: '010-65123456', confidentiality: 'anonymous' })
  for (const phone of ['01065123456', '+861065123456', '010 6512 3456'])
    expect(await found(ann, { scope: 'all', phone })).toEqual([id])
  expect(await found(ann, { scope: 'mine', words: '燃气' })).toEqual([hidden, id])
  expect(await found(ben, { scope: 'all', phone: '01065123456' })).toEqual([])
  // whoever needs a reason to see who called leaves a trace, without the number
  expect(await found(manager, { scope: 'all', phone: '01065123456' })).toEqual([id])
  const traces = await hub.store.read.select().from(audit).where(eq(audit.act, 'search-phone'))
  expect(traces).toMatchObject([{ actor: 'manager', subject: 'tickets' }])
  expect(JSON.stringify(traces)).not.toContain('65123456')
  expect(await search(await hub.signIn('admin'), { scope: 'all', phone: '01065123456' })).toMatchObject({ status: 403 })
})

test('the tickets of those whose calls I answered, whoever wrote them', async () => {
  const me = (await hub.get(ann, '/api/v1/me')).body as { operatorId: string }
  const callerIndex = Buffer.from(randomUUID())
  const at = Date.now()
  const common = { state: 'closed', queueId: 'general', hotline: '12345', arrivedAt: at, waitingSince: at } as never
  const calls = [randomUUID(), randomUUID()] as never[]
  for (const [n, id] of calls.entries())
    await hub.store.read.insert(call).values({
      ...(common as object),
      ...{ id, switchId: 's', switchCall: `c${n}`, callerIndex },
    } as never)
  await hub.store.read.insert(engagement).values({
    ...{ id: randomUUID(), callId: calls[0], operatorId: me.operatorId, fence: 1, state: 'ended' },
    ...{ startedAt: at, answeredAt: at },
  } as never)
  const id = await write(ben, { text: '同一位市民的另一件事' })
  await hub.store.read.execute(sql`update ticket set call_id = ${calls[1]} where id = ${id}`)
  expect(await hub.command(ben, 'submit-ticket', { ticketId: id })).toMatchObject({ status: 200 })
  expect(await found(ann, { scope: 'my-callers' })).toEqual([id])
  expect(await found(ben, { scope: 'my-callers' })).toEqual([])
  expect(await found(manager, { scope: 'my-callers' })).toEqual([])
})

test('the history of a ticket is told step by step, without its words', async () => {
  const id = await submit(ann, { text: '历史' })
  const { events } = ticketWhole.parse((await hub.get(ann, `/api/v1/tickets/${id}`)).body)
  expect(events).toMatchObject([
    { event: 'register', from: 'draft', to: 'registered', actor: 'op0001' },
    { event: 'submit', from: 'registered', to: 'pending-dispatch' },
  ])
  expect(JSON.stringify(events)).not.toContain('历史')
})
