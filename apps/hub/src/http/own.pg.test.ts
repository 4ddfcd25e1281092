import { standardTimings } from '@hearline/domain'
import { categories, me, ownCategories, people, places, snippets } from '@hearline/protocol'
import { writeSetting } from '@hearline/store'
import { randomUUID } from 'node:crypto'
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

const own = async (token: string) => snippets.parse((await hub.get(token, '/api/v1/me/snippets')).body).snippets
const find = async (token: string, q: string) =>
  people.parse((await hub.get(token, `/api/v1/people?q=${encodeURIComponent(q)}`)).body).people

test('the city’s snippets are there in both languages; one’s own come first and are one’s own', async () => {
  const city = await own(ann)
  expect(city.filter(({ language }) => language === 'zh').length).toBeGreaterThan(10)
  expect(city.filter(({ language }) => language === 'en')).toHaveLength(city.length / 2)
  const id = randomUUID()
  expect(await hub.command(ann, 'save-snippet', { id, name: 'Bye', text: 'See you.' })).toMatchObject({ status: 200 })
  await hub.command(ann, 'save-snippet', { id, name: 'Bye', text: 'Goodbye.' })
  expect((await own(ann))[0]).toEqual({ id, name: 'Bye', text: 'Goodbye.', own: true })
  expect(await own(ben)).toEqual(city)

  const refused = (code: string) => ({ status: 409, body: { error: { code } } })
  expect(await hub.command(ben, 'save-snippet', { id, name: 'x', text: 'x' })).toMatchObject(
    refused('not-your-snippet'),
  )
  for (const [token, each] of [
    [ben, id],
    [ann, city[0]!.id],
  ] as const)
    expect(await hub.command(token, 'delete-snippet', { id: each })).toMatchObject(refused('not-your-snippet'))
  expect(await hub.command(ann, 'save-snippet', { id: city[0]!.id, name: 'x', text: 'x' })).toMatchObject(
    refused('not-your-snippet'),
  )
  expect(await hub.command(ann, 'delete-snippet', { id })).toMatchObject({ status: 200 })
  expect(await hub.command(ann, 'delete-snippet', { id })).toMatchObject({ status: 404 })
  expect(await own(ann)).toEqual(city)
  for (const username of ['auditor', 'admin'])
    expect((await hub.get(await hub.signIn(username), '/api/v1/me/snippets')).status).toBe(403)
})

test('a hundred snippets are enough', async () => {
  const save = () => hub.command(ben, 'save-snippet', { id: randomUUID(), name: 'n', text: 't' })
  for (let n = 0; n < 100; n += 1) expect((await save()).status).toBe(200)
  expect(await save()).toMatchObject({ status: 409, body: { error: { code: 'too-many' } } })
})

test('my categories: the last ones and the most frequent', async () => {
  const read = async (token: string) => ownCategories.parse((await hub.get(token, '/api/v1/me/categories')).body)
  expect(await read(ann)).toEqual({ recent: [], frequent: [] })
  for (const categoryCode of ['0101', '0102', '0102', '0103']) {
    const { body } = await hub.command(ann, 'open-ticket', {})
    const { ticketId } = (body as { value: { ticketId: string } }).value
    await hub.command(ann, 'save-draft', { ticketId, rev: 1, fields: { categoryCode } })
  }
  expect(await read(ann)).toEqual({ recent: ['0103', '0102', '0101'], frequent: ['0102', '0103', '0101'] })
  expect(await read(ben)).toEqual({ recent: [], frequent: [] })
  expect(await read(await hub.signIn('dispatch01'))).toEqual({ recent: [], frequent: [] })
})

test('categories and places say how they are read', async () => {
  const all = categories.parse((await hub.get(ann, '/api/v1/categories')).body).categories
  expect(all.find(({ code }) => code === '0101')).toMatchObject({ pinyin: 'an quan sheng chan', initials: 'aqsc' })
  const where = places.parse((await hub.get(ann, '/api/v1/places')).body).places
  expect(where.find(({ name }) => name === '朝阳门街道')).toMatchObject({ pinyin: 'chao yang men jie dao' })
  expect(where.find(({ name }) => name === '朝阳区')).toMatchObject({ initials: 'cyq' })
  for (const { initials, pinyin } of [...all, ...where]) {
    expect(pinyin).toMatch(/^[a-z0-9 ]+$/)
    expect(initials).toBe(
      pinyin!
        .split(' ')
        .map((word) => word[0])
        .join(''),
    )
  }
})

test('people are found by name, its pinyin, username, group and queue; who is ready first', async () => {
  const page = await hub.page(ben)
  await page.watch('desk')
  await hub.command(ben, 'set-availability', { availability: 'ready' })
  await page.row((row) => row.kind === 'operator' && row.availability === 'ready')
  const [who] = await find(ann, 'op0002')
  expect(who).toMatchObject({ username: 'op0002', role: 'operator', availability: 'ready', activity: 'idle' })
  expect((await find(ann, 'op000')).map(({ username }) => username)[0]).toBe('op0002')
  const names = async (q: string) => (await find(ann, q)).map(({ name }) => name)
  expect(await names(who!.name)).toContain(who!.name)
  expect((await find(ann, 'general')).map(({ username }) => username)).toEqual(['op0002'])
  expect((await find(ann, who!.groupId!)).length).toBeGreaterThan(10)
  // `wan gang` is spelled so too
  expect((await names('wang')).filter((name) => !/^[王汪万]/.test(name))).toEqual([])
  expect(await names('wang')).not.toEqual([])
  expect(await find(ann, 'op1')).toHaveLength(20)
  expect((await find(ann, 'op1710'))[0]).toMatchObject({ availability: 'signed-out', queues: [] })
  expect(await find(ann, 'nobody at all')).toEqual([])
  expect((await hub.get(ann, '/api/v1/people?q=')).status).toBe(400)
  expect((await hub.get(await hub.signIn('agency-110101'), '/api/v1/people?q=op')).status).toBe(403)
})

test('a page is told how long a desk rings here, and what the centre has set for breaks', async () => {
  const told = async () => me.parse((await hub.get(ann, '/api/v1/me')).body)
  const { ring, grace, longHold } = standardTimings
  expect(await told()).toMatchObject({ timings: { ring, grace, longHold }, breaks: { minutes: 15, share: 0.08 } })
  await hub.store.tx(async (tx) => {
    await writeSetting(tx, 'break-share', 0.25)
    await writeSetting(tx, 'timings', { longHold: 40_000, breakDefault: 600_000 })
  })
  await hub.restart()
  expect(await told()).toMatchObject({
    timings: { ring, grace, longHold: 40_000 },
    breaks: { minutes: 10, share: 0.25 },
  })
})
