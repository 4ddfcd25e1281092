import { similarTickets, type SimilarTickets } from '@hearline/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let ann: string
let ben: string
beforeAll(async () => {
  hub = await openTestHub()
  ;[ann, ben] = await Promise.all([hub.signIn('op0001'), hub.signIn('op0002')])
})
afterAll(() => hub.stop())

async function write(token: string, fields: object, name?: string): Promise<string> {
  const opened = await hub.command(token, 'open-ticket', {})
  const { ticketId } = (opened.body as { value: { ticketId: string } }).value
  await hub.command(token, 'save-draft', { ticketId, rev: 1, fields: { type: 'complaint', ...fields } })
  if (name) expect(await hub.command(token, name, { ticketId })).toMatchObject({ status: 200 })
  return ticketId
}
async function similar(token: string, id: string): Promise<SimilarTickets['tickets']> {
  const { status, body } = await hub.get(token, `/api/v1/tickets/${id}/similar`)
  expect(status).toBe(200)
  return similarTickets.parse(body).tickets
}
const brief = (all: SimilarTickets['tickets']) =>
  all.map(({ ticket, reasons, title }) => [ticket.id, reasons.join(' '), title])

const noise = { categoryCode: '010201', placeCode: '110105026' }
const text = '工地夜间施工噪声扰民，居民无法休息，多次反映未解决'

test('what others wrote about the same matter is shown while it is typed, and to those who may see it', async () => {
  const same = await write(ben, { ...noise, text: '别的说法', title: '夜里很吵' }, 'submit-ticket')
  const place = await write(ben, { ...noise, categoryCode: '0501', text: `${text}，请尽快` }, 'submit-ticket')
  const answered = await write(
    ben,
    { ...noise, text: '已经答复', answer: '已告知', confidentiality: 'anonymous', title: '隐名' },
    'close-ticket-direct',
  )
  await write(ben, { ...noise, text, confidentiality: 'sealed' }, 'submit-ticket')
  await write(ben, { ...noise, text })
  await write(ben, { categoryCode: '0501', placeCode: '110108001', text: '公交车晚点，等了很久' }, 'submit-ticket')

  const draft = await write(ann, noise)
  expect(brief(await similar(ann, draft))).toEqual([
    [same, 'place category', '夜里很吵'],
    [answered, 'place category', undefined],
  ])
  await hub.command(ann, 'save-draft', { ticketId: draft, rev: 2, fields: { text } })
  const typed = await similar(ann, draft)
  expect(brief(typed)).toEqual([
    [place, 'place text', undefined],
    [same, 'place category', '夜里很吵'],
    [answered, 'place category', undefined],
  ])
  expect(typed[0]!.score).toBeGreaterThan(typed[1]!.score)
  expect(JSON.stringify(typed)).not.toContain('请尽快')

  expect((await hub.get(ben, `/api/v1/tickets/${draft}/similar`)).status).toBe(403)
  expect((await hub.get(await hub.signIn('admin'), `/api/v1/tickets/${draft}/similar`)).status).toBe(403)

  // attached it is one of those merged, and no candidate for the next
  expect(await hub.command(ann, 'attach-ticket', { ticketId: draft, to: same })).toMatchObject({ status: 200 })
  const next = await write(ann, noise)
  const [first] = await similar(ann, next)
  expect(first?.ticket).toMatchObject({ id: same, callers: 2 })
  expect((await similar(ann, next)).map(({ ticket }) => ticket.id)).not.toContain(draft)
})

test('text alone is enough when it is nearly the same', async () => {
  const words = '小区电梯频繁故障，老人被困，物业拒绝维修'
  const old = await write(ben, { categoryCode: '0601', placeCode: '110109001', text: words }, 'submit-ticket')
  const draft = await write(ann, { text: `${words}。` })
  expect(brief(await similar(ann, draft))).toEqual([[old, 'text', undefined]])
  await hub.command(ann, 'save-draft', { ticketId: draft, rev: 2, fields: { text: '电梯' } })
  expect(await similar(ann, draft)).toEqual([])
})

test('not what is older than 30 days', async () => {
  const elsewhere = { categoryCode: '020101', placeCode: '110112001', text: '积水' }
  const old = await write(ben, elsewhere, 'submit-ticket')
  const draft = await write(ann, elsewhere)
  expect(await similar(ann, draft)).toHaveLength(1)
  const aged = old.replace(
    /^.{13}/,
    (Date.now() - 31 * 86_400_000)
      .toString(16)
      .padStart(12, '0')
      .replace(/^(.{8})/, '$1-'),
  )
  await hub.store.read.execute(sql`update ticket_search set ticket_id = ${aged} where ticket_id = ${old}`)
  await hub.store.read.execute(sql`update ticket set id = ${aged} where id = ${old}`)
  expect(await similar(ann, draft)).toEqual([])
})

test('the number that called', async () => {
  const page = await hub.page(ann)
  await page.watch('desk')
  await hub.event('switch-up', { boot: 'one', can: [], seats: ['hub'], calls: [] }, 1)
  const call = async (n: number) => {
    await hub.command(ann, 'set-availability', { availability: 'ready' })
    await hub.event('call-arrived', { call: `c${n}`, from: '13712345678', to: '12345' }, n)
    const row = await page.row((one) => one.kind === 'call' && one.state === 'offered')
    if (row.kind !== 'call') throw new Error('no call')
    const answered = await hub.command(ann, 'answer-call', { callId: row.id, fence: row.fence })
    page.heard.length = 0
    return { callId: row.id, ticketId: (answered.body as { value: { ticketId: string } }).value.ticketId }
  }
  const first = await call(2)
  const fields = { type: 'help', categoryCode: '0701', placeCode: '110114001', text: '停水' }
  await hub.command(ann, 'save-draft', { ticketId: first.ticketId, rev: 1, fields })
  await hub.command(ann, 'submit-ticket', { ticketId: first.ticketId })
  await hub.command(ann, 'end-call', { callId: first.callId })
  await hub.command(ann, 'finish-wrap-up', {})
  const second = await call(3)
  expect(brief(await similar(ann, second.ticketId))).toEqual([[first.ticketId, 'number', undefined]])
})
