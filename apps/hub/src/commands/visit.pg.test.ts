import type { WatchReply } from '@hearline/protocol'
import { reapVisits } from '@hearline/store'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let ann: string
let lead: string
let topic: string
let ticketId: string
let [hers, leads]: Page[] = []
beforeAll(async () => {
  hub = await openTestHub()
  ;[ann, lead] = await Promise.all([hub.signIn('op0001'), hub.signIn('lead001')])
  const { body } = await hub.command(ann, 'open-ticket', {})
  ;({ ticketId } = (body as { value: { ticketId: string } }).value)
  await hub.command(ann, 'save-draft', { ticketId, rev: 1, fields: { type: 'help', text: '楼道灯不亮' } })
  await hub.command(ann, 'register-ticket', { ticketId })
  topic = `ticket/${ticketId}`
  ;[hers, leads] = [await hub.page(ann), await hub.page(lead)]
})
afterAll(() => hub.stop())

const visit = (token: string, field?: string | null) => hub.command(token, 'visit-ticket', { ticketId, field })
const visitOf = (username: string) => (page: Page) =>
  page.row((row) => row.kind === 'visit' && row.username === username)
const rowsOf = (reply: WatchReply) => ('rows' in reply ? reply.rows : [])
const version = async () => {
  const rows = await hub.store.read.execute<{ version: string }>(
    sql`select version from visit where username = 'op0001'`,
  )
  return Number(rows[0]?.version)
}

test('who has the ticket before her, and where she writes, is seen by whoever else has; and that she left', async () => {
  await leads!.watch(topic)
  await hers!.watch(topic)
  expect(await visit(ann, 'text')).toMatchObject({ status: 200 })
  const seen = await visitOf('op0001')(leads!)
  expect(seen).toMatchObject({ kind: 'visit', ticketId, field: 'text', name: expect.any(String) as string })
  expect(JSON.stringify(seen)).not.toContain('楼道')
  await visit(lead)
  expect(await visitOf('lead001')(hers!)).not.toHaveProperty('field')
  expect(rowsOf(await (await hub.page(lead)).watch(topic)).map(({ kind }) => kind)).toEqual([
    'ticket',
    'visit',
    'visit',
  ])

  leads!.heard.length = 0
  await hers!.say('unwatch', { topic })
  const gone = await leads!.hears((event, body) => {
    const { gone: left } = body as { gone?: { kind: string; id: string }[] }
    return event === 'news' ? left?.find(({ kind }) => kind === 'visit') : undefined
  })
  expect(gone).toMatchObject({ id: (seen as { id: string }).id })
})

test('what is said again is not written again until half its time is over', async () => {
  await visit(ann, 'text')
  const before = await version()
  for (const field of ['text', undefined]) expect(await visit(ann, field)).toMatchObject({ status: 200 })
  expect(await version()).toBe(before)
  await hub.store.read.execute(sql`update visit set until = now() + interval '29 seconds' where username = 'op0001'`)
  await visit(ann)
  expect(await version()).toBe(before + 2)
  await visit(ann, null)
  expect(await version()).toBe(before + 3)
})

test('a visit ends by itself when it is not said again', async () => {
  await hers!.watch(topic)
  await visit(ann, 'title')
  leads!.heard.length = 0
  await hub.store.read.execute(sql`update visit set until = now() - interval '1 second' where username = 'op0001'`)
  const gone = await leads!.hears(
    (event, body) => (event === 'news' && (body as { gone: { kind: string }[] }).gone.length > 0 ? body : undefined),
    15_000,
  )
  expect(gone).toMatchObject({ gone: [{ kind: 'visit' }] })
  expect((await hub.store.tx((tx) => reapVisits(tx))).value).toEqual([])
})

test('a visit ends with its page, unless she has another one there', async () => {
  const [one, two] = [await hub.page(ann), await hub.page(ann)]
  await one.watch(topic)
  await two.watch(topic)
  await hers!.say('unwatch', { topic })
  await visit(ann, 'text')
  await visitOf('op0001')(leads!)
  leads!.heard.length = 0
  one.socket.disconnect()
  const left = () =>
    leads!.hears(
      (event, body) => (event === 'news' && (body as { gone: object[] }).gone.length > 0 ? body : undefined),
      3_000,
    )
  await expect(left()).rejects.toThrow('not heard')
  two.socket.disconnect()
  await expect(left()).resolves.toBeDefined()
})

test('only who may read a ticket is at it', async () => {
  expect(await visit(await hub.signIn('op0009'))).toMatchObject({ status: 403 })
  expect(await visit(await hub.signIn('auditor'))).toMatchObject({ status: 403 })
  expect(await visit(ann, 'password')).toMatchObject({ status: 400 })
})
