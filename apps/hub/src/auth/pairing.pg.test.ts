import { randomUUID } from 'node:crypto'
import { standardLayout } from '@hearline/domain'
import { paired, pairing, topics, type Row } from '@hearline/protocol'
import { audit, session } from '@hearline/store'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let lead: string
let admin: string

beforeAll(async () => {
  hub = await openTestHub()
  ;[lead, admin] = await Promise.all([hub.signIn('lead001'), hub.signIn('admin')])
})
afterAll(() => hub.stop())

const post = (path: string, body: object) =>
  hub.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
const askCode = async () => pairing.parse((await post('/api/auth/device/code', {})).body)
const askToken = (deviceCode: string) => post('/api/auth/device/token', { deviceCode })
/** The library refuses to be asked again within its pace. */
const rested = (deviceCode: string) =>
  hub.store.read.execute(sql`update device_code set last_polled_at = null where device_code = ${deviceCode}`)
const code = ({ body }: { body: never }) => (body as { error?: { code: string } }).error?.code

async function pair(by: string, name = 'East wall') {
  const { deviceCode, userCode } = await askCode()
  const answer = await hub.command(by, 'approve-wallboard', { userCode, name })
  expect(answer.status).toBe(200)
  return paired.parse((await askToken(deviceCode)).body)
}

test('a screen gets a token of its own once a lead approves its code, and only once', async () => {
  const { deviceCode, userCode, interval } = await askCode()
  expect(userCode).toMatch(/^[A-Z2-9]{8}$/)
  expect(code(await askToken(deviceCode))).toBe('pairing-pending')
  expect(code(await askToken(deviceCode))).toBe('pairing-slow-down')
  expect(interval).toBeGreaterThan(0)
  await rested(deviceCode)
  const shown = `${userCode.slice(0, 4).toLowerCase()}-${userCode.slice(4)}`
  const approved = await hub.command(lead, 'approve-wallboard', { userCode: shown, name: 'Hall' })
  const answer = await askToken(deviceCode)
  const { token, wallboardId } = paired.parse(answer.body)
  expect(approved.body).toMatchObject({ value: { wallboardId }, rows: [{ kind: 'wallboard', name: 'Hall' }] })
  expect(answer.headers.getSetCookie()).toEqual([])
  const [row] = await hub.store.read
    .select()
    .from(session)
    .where(sql`token = ${token}`)
  expect(row).toMatchObject({ userId: wallboardId })
  expect(row!.expiresAt.getTime() - Date.now()).toBeGreaterThan(300 * 86_400_000)
  expect(code(await askToken(deviceCode))).toBe('pairing-expired')
  const [trace] = await hub.store.read
    .select()
    .from(audit)
    .where(sql`subject = ${`wallboard/${wallboardId}`}`)
  expect(trace).toMatchObject({ act: 'approve-wallboard', actor: 'lead001' })
})

test('refused, expired, used, unknown: each is said by its name, to the screen and to the lead', async () => {
  const first = await askCode()
  await hub.command(admin, 'refuse-wallboard', { userCode: first.userCode })
  expect(code(await askToken(first.deviceCode))).toBe('pairing-refused')
  const old = await askCode()
  await hub.store.read.execute(sql`update device_code set created_at = now() - interval '11 minutes',
    expires_at = now() - interval '1 minute' where user_code = ${old.userCode}`)
  const approve = (userCode: string) => hub.command(lead, 'approve-wallboard', { userCode, name: 'Hall' })
  expect(code(await approve(old.userCode))).toBe('code-expired')
  expect(code(await askToken(old.deviceCode))).toBe('pairing-expired')
  const used = await askCode()
  expect((await approve(used.userCode)).status).toBe(200)
  expect(code(await approve(used.userCode))).toBe('code-used')
  expect(code(await approve('AAAA2222'))).toBe('unknown-code')
})

test('whoever guesses codes must wait, and the library’s own approval is closed', async () => {
  const guesser = await hub.signIn('lead002')
  const guess = (userCode: string) => hub.command(guesser, 'approve-wallboard', { userCode, name: 'x' })
  for (let n = 0; n < 10; n += 1) expect(code(await guess(`AAAA222${n}`))).toBe('unknown-code')
  const { userCode } = await askCode()
  expect(code(await guess(userCode))).toBe('too-many-tries')
  const headers = { authorization: `Bearer ${lead}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ userCode })
  const approved = await hub.request('/api/auth/device/approve', { method: 'POST', headers, body })
  expect(approved.status).toBe(404)
  expect((await hub.request(`/api/auth/device?user_code=${userCode}`, { headers })).status).toBe(404)
})

test('a wallboard hears its one topic; every other topic, list and command is refused', async () => {
  const { token, wallboardId } = await pair(lead)
  const page = await hub.page(token)
  const reply = await page.watch('wallboard')
  const rows = 'rows' in reply ? reply.rows : []
  expect(rows.find((row) => row.kind === 'wallboard' && row.id === wallboardId)).toMatchObject({ name: 'East wall' })
  expect(new Set(rows.map(({ kind }) => kind))).not.toContain('call')
  const ids = { queue: 'general', team: 'group-001', ticket: randomUUID(), unit: '110101' } as const
  for (const topic of Object.keys(topics).filter((name) => name !== 'wallboard')) {
    const asked = topic in ids ? `${topic}/${ids[topic as keyof typeof ids]}` : topic
    expect(await page.watch(asked)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  }
  const api = (await hub.request('/api/v1/openapi.json')).body as { paths: Record<string, { get?: object }> }
  for (const [path, { get }] of Object.entries(api.paths)) {
    // a switch has a key, and who signs in has nothing yet
    if (path.startsWith('/api/v1/cti') || path.startsWith('/api/auth')) continue
    const address = path.replaceAll(/\{\w+\}/g, randomUUID())
    const answer = get ? await hub.get(token, address) : await hub.command(token, path.split('/').at(-1)!, {})
    expect({ path, status: answer.status }).toEqual({ path, status: 403 })
  }
})

test('a screen that is sent away is cut within a second, its token is worth nothing, and it is gone from the boards', async () => {
  const { token, wallboardId } = await pair(lead)
  const other = await hub.start()
  const here = await hub.page(token)
  const there = await hub.page(token, { of: other })
  const watcher = await hub.page(lead)
  await Promise.all([here, there, watcher].map((page) => page.watch('wallboard')))
  const began = performance.now()
  expect((await hub.command(lead, 'revoke-wallboard', { wallboardId })).status).toBe(200)
  expect((await here.event('evicted', 20_000)).body).toMatchObject({ reason: 'session-ended' })
  const tookMs = performance.now() - began
  await there.event('disconnect', 20_000)
  await watcher.hears(
    (event, body) =>
      event === 'news' && JSON.stringify(body).includes(`"id":"${wallboardId}","version"`) ? {} : undefined,
    20_000,
  )
  expect(tookMs).toBeLessThan(5_000)
  await expect(hub.page(token)).rejects.toThrow('unauthorized')
  expect(code(await hub.command(lead, 'revoke-wallboard', { wallboardId }))).toBe('wrong-state')
})

test('a board is saved with its revision, shown on the screens at once, and kept while one shows it', async () => {
  const boardId = randomUUID()
  const { token, wallboardId } = await pair(lead)
  const page = await hub.page(token)
  await page.watch('wallboard')
  const save = (by: string, revision: number, name = 'Hall') =>
    hub.command(by, 'save-board', { boardId, revision, name, layout: standardLayout })
  expect((await save(lead, 0)).body).toMatchObject({ value: { revision: 1 } })
  const isBoard = (row: Row) => row.kind === 'board' && row.id === boardId
  expect(await page.row(isBoard, 20_000)).toMatchObject({ name: 'Hall', revision: 1 })
  const manager = await hub.signIn('manager')
  expect((await save(manager, 1, 'Hall B')).status).toBe(200)
  expect((await save(lead, 1)).body).toMatchObject({
    error: { code: 'stale-revision', details: { current: { revision: 2 } } },
  })
  expect((await save(admin, 2)).status).toBe(403)
  const assigned = await hub.command(admin, 'change-wallboard', { wallboardId, name: 'West wall', boardId })
  expect(assigned.status).toBe(200)
  expect(await page.row((row) => row.kind === 'wallboard' && row.name === 'West wall', 20_000)).toMatchObject({
    boardId,
  })
  expect((await hub.command(lead, 'delete-board', { boardId })).body).toMatchObject({
    error: { code: 'wrong-state', details: { current: { wallboards: ['West wall'] } } },
  })
  await hub.command(lead, 'change-wallboard', { wallboardId, name: 'West wall' })
  expect((await hub.command(lead, 'delete-board', { boardId })).status).toBe(200)
  expect((await save(lead, 2)).body).toMatchObject({ error: { code: 'wrong-state' } })
})
