import { afterAll, beforeAll, expect, test } from 'vitest'
import { goReady, type AtDesk } from '../stand/ring.ts'
import { openStand, type Stand } from '../stand/stand.ts'

let stand: Stand
let me: AtDesk

beforeAll(async () => {
  stand = await openStand()
  me = await goReady(stand, 'op1700')
})
afterAll(async () => {
  me.desk.close()
  await stand.close()
})

test('a hand-typed UPDATE reaches an open desk within 1.5 s', async () => {
  const held = await me.desk.row('operator', () => true)
  await stand.sql.unsafe(`update operator set name = '王敏' where username = 'op1700'`)
  const news = await me.desk.row('operator', (row) => row.name === '王敏', 1500)
  expect(news.version).toBe(held.version + 1)
})

test.each(['call', 'operator', 'ticket', 'queue', 'seat', 'notice'])(
  'a DELETE or TRUNCATE on live table %s is refused',
  async (table) => {
    await expect(stand.sql.unsafe(`truncate ${table}`)).rejects.toThrow()
    const [{ n }] = (await stand.sql.unsafe(`select count(*)::int as n from ${table}`)) as unknown as [{ n: number }]
    if (n > 0) await expect(stand.sql.unsafe(`delete from ${table}`)).rejects.toThrow()
    const [after] = await stand.sql.unsafe(`select count(*)::int as n from ${table}`)
    expect(after).toEqual({ n })
  },
)
