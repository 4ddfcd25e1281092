import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goReady, ring, type AtDesk } from '../stand/ring.ts'
import { openStand, type Stand } from '../stand/stand.ts'

let stand: Stand
let me: AtDesk

beforeAll(async () => {
  stand = await openStand()
  await stand.line.up()
  me = await goReady(stand, 'op1700')
})
afterAll(async () => {
  me.desk.close()
  await stand.close()
})

test('one command id, five times at once and again after a restart: one effect, one reply', async () => {
  const { offer } = await ring(stand, me)
  const key = randomUUID()
  const body = { callId: offer.id, fence: offer.fence }
  const forged = await me.person.command('answer-call', { ...body, fence: offer.fence + 1 })
  const old = await me.person.command('answer-call', { ...body, fence: offer.fence - 1 })
  expect([forged.status, old.status]).toEqual([409, 409])
  expect([forged.body, old.body]).toMatchObject([
    { error: { code: 'stale-fence' } },
    { error: { code: 'stale-fence' } },
  ])

  const replies = await Promise.all(Array.from({ length: 5 }, () => me.person.command('answer-call', body, key)))
  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200])
  expect(new Set(replies.map((reply) => JSON.stringify(reply.body['value']))).size).toBe(1)

  await stand.hub.kill('SIGKILL')
  await stand.hub.start()
  const after = await me.person.command('answer-call', body, key)
  expect(after).toMatchObject({ status: 200, body: { value: replies[0]!.body['value'] } })
  const [count] = await stand.sql`select count(*)::int as tickets from ticket where call_id = ${offer.id}`
  expect(count).toEqual({ tickets: 1 })

  const other = await me.person.command('answer-call', { ...body, fence: 99 }, key)
  expect(other).toMatchObject({ status: 422, body: { error: { code: 'key-reused' } } })

  const endKey = randomUUID()
  const ends = await Promise.all(
    Array.from({ length: 5 }, () => me.person.command('end-call', { callId: offer.id }, endKey)),
  )
  expect(new Set(ends.map((reply) => `${reply.status} ${JSON.stringify(reply.body['value'])}`))).toEqual(
    new Set(['200 {}']),
  )
  const again = await me.person.command('end-call', { callId: offer.id })
  expect(again.status).toBe(409)
  expect(stand.hub.crashes).toEqual([])
})

test('a refusal is kept like a success: the same id is refused the same way later', async () => {
  const key = randomUUID()
  const body = { callId: randomUUID(), fence: 1 }
  const first = await me.person.command('answer-call', body, key)
  const second = await me.person.command('answer-call', body, key)
  expect(first.status).toBeGreaterThanOrEqual(400)
  expect(second).toEqual(first)
})
