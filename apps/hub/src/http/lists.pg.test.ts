import {
  categories,
  hotlines,
  places,
  queues,
  ticketPage,
  ticketWhole,
  units,
  type TicketWhole,
} from '@hearline/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let author: string

beforeAll(async () => {
  hub = await openTestHub()
  author = await hub.signIn('op0001')
})
afterAll(() => hub.stop())

test.each([
  ['categories', categories, 500],
  ['places', places, 359],
  ['hotlines', hotlines, 60],
  ['units', units, 359],
  ['queues', queues, 12],
] as const)('%s are listed in the shape of the contract', async (name, schema, atLeast) => {
  const { status, body } = await hub.get(author, `/api/v1/${name}`)
  expect(status).toBe(200)
  const [list] = Object.values(schema.parse(body)) as [unknown[]]
  expect(list.length).toBeGreaterThanOrEqual(atLeast)
  expect(body).toEqual({ [name]: list })
})

test('communities and villages are listed apart, each in a subdistrict or town', async () => {
  const [above, below] = await Promise.all(
    ['places', 'communities'].map(async (name) => places.parse((await hub.get(author, `/api/v1/${name}`)).body).places),
  )
  const towns = new Set(above?.map(({ code }) => code))
  expect(below).toHaveLength(6_976)
  expect(below?.filter(({ code, parent = '' }) => !towns.has(parent) || !code.startsWith(parent))).toEqual([])
  expect(below?.[0]).toMatchObject({ name: '多福巷社区', initials: 'dfxsq' })
})

test.each([
  ['tickets', 'no-store'],
  ['queues', 'no-store'],
  ['me', 'no-store'],
  ['categories', 'private, max-age=300'],
])('%s may be kept: %s', async (name, rule) => {
  expect((await hub.get(author, `/api/v1/${name}`)).headers.get('cache-control')).toBe(rule)
})

describe('a ticket', () => {
  const fields = {
    type: 'complaint',
    categoryCode: '01',
    placeCode: '110101',
    title: 'No light',
    text: 'The lamps at the corner have been dark for a week.',
    contactName: 'Wang',
    contactPhone: '13812345678',
    address: 'Door 7',
  } as const
  let ticketId: string

  beforeAll(async () => {
    const opened = await hub.command(author, 'open-ticket', {})
    ticketId = (opened.body as { value: { ticketId: string } }).value.ticketId
    await hub.command(author, 'save-draft', { ticketId, rev: 1, fields })
    expect(await hub.command(author, 'register-ticket', { ticketId })).toMatchObject({ status: 200 })
  })
  const readBy = async (username: string) => {
    const { status, body } = await hub.get(await hub.signIn(username), `/api/v1/tickets/${ticketId}`)
    return { status, whole: status === 200 ? ticketWhole.parse(body) : (undefined as TicketWhole | undefined) }
  }

  test('is whole for its author', async () => {
    const { status, body } = await hub.get(author, `/api/v1/tickets/${ticketId}`)
    expect(status).toBe(200)
    expect(ticketWhole.parse(body)).toMatchObject({
      ticket: { state: 'registered', authorId: expect.any(String) as string },
      fields,
    })
  })

  test.each(['manager', 'dispatch01', 'auditor'])('shows %s the appeal, not the person', async (username) => {
    const { whole } = await readBy(username)
    expect(whole?.fields).toMatchObject({ title: fields.title, text: fields.text })
    for (const personal of ['contactName', 'contactPhone', 'address'])
      expect(whole?.fields).not.toHaveProperty(personal)
  })

  test('is read by the lead of the group and by no other', async () => {
    const { body } = await hub.get(author, '/api/v1/me')
    const { groupId } = body as { groupId: string }
    const lead = `lead${groupId.slice(1)}`
    expect((await readBy(lead)).whole?.fields).not.toHaveProperty('contactPhone')
    expect((await readBy(lead === 'lead009' ? 'lead010' : 'lead009')).status).toBe(403)
  })

  test.each(['op0002', 'admin'])('is not read by %s', async (username) => {
    expect((await readBy(username)).status).toBe(403)
  })

  test('is found in lists, newest first, page by page', async () => {
    const opened: string[] = []
    for (let i = 0; i < 3; i += 1) {
      const { body } = await hub.command(author, 'open-ticket', {})
      opened.unshift((body as { value: { ticketId: string } }).value.ticketId)
    }
    const seen: string[] = []
    for (let path = '/api/v1/tickets?limit=3'; ;) {
      const { body } = await hub.get(author, path)
      const page = ticketPage.parse(body)
      seen.push(...page.tickets.map(({ id }) => id as string))
      if (page.cursor === undefined) break
      path = `/api/v1/tickets?limit=3&cursor=${page.cursor}`
    }
    expect(seen).toEqual([...opened, ticketId])
    const registered = await hub.get(author, '/api/v1/tickets?state=registered')
    expect(ticketPage.parse(registered.body).tickets).toHaveLength(1)
    const stranger = await hub.get(await hub.signIn('op0002'), '/api/v1/tickets')
    expect(ticketPage.parse(stranger.body).tickets).toEqual([])
  })
})

describe('a ticket of a closer grade', () => {
  const told = { type: 'report', text: 'Where it happened.', contactPhone: '13812345678' }
  let page: Page
  let who: string
  let n = 0
  beforeAll(async () => {
    who = await hub.signIn('op0004')
    page = await hub.page(who)
    await page.watch('desk')
    await hub.event('switch-up', { boot: 'one', can: [], seats: ['hub'], calls: [] }, ++n)
  })
  const read = async (ticketId: string) =>
    ticketWhole.parse((await hub.get(who, `/api/v1/tickets/${ticketId}`)).body satisfies unknown)

  test.each(['anonymous', 'sealed'])('%s: its author sees whom it is about until the call is over', async (grade) => {
    await hub.command(who, 'set-availability', { availability: 'ready' })
    await hub.event('call-arrived', { call: grade, from: '13812345678', to: '12345' }, ++n)
    const call = await page.row((row) => row.kind === 'call' && row.state === 'offered' && row.fence === 1)
    if (call.kind !== 'call') throw new Error('not a call')
    page.heard.length = 0
    const answered = await hub.command(who, 'answer-call', { callId: call.id, fence: call.fence })
    const { ticketId } = (answered.body as { value: { ticketId: string } }).value
    await hub.command(who, 'save-draft', { ticketId, rev: 1, fields: { ...told, confidentiality: grade } })
    await hub.command(who, 'register-ticket', { ticketId })
    const whole = await read(ticketId)
    expect([whole.fields, whole.draft?.fields]).toMatchObject([told, told])

    await hub.command(who, 'end-call', { callId: call.id })
    expect((await read(ticketId)).fields).toMatchObject(told)
    await hub.command(who, 'finish-wrap-up', {})
    const later = await read(ticketId)
    expect(later.draft?.rev).toBe(1)
    for (const fields of [later.fields, later.draft?.fields]) {
      expect(fields).not.toHaveProperty('contactPhone')
      expect(fields).toEqual(grade === 'sealed' ? {} : expect.objectContaining({ text: told.text }))
    }
  })

  test('without a call it is its author’s as long as she writes on it', async () => {
    const opened = await hub.command(who, 'open-ticket', {})
    const { ticketId } = (opened.body as { value: { ticketId: string } }).value
    const fields = { ...told, confidentiality: 'anonymous' }
    await hub.command(who, 'save-draft', { ticketId, rev: 1, fields })
    expect((await read(ticketId)).draft?.fields).toMatchObject(told)
    await hub.command(who, 'refer-ticket', { ticketId, to: 'peer', receipt: '17' })
    expect((await read(ticketId)).fields).not.toHaveProperty('contactPhone')
  })
})
