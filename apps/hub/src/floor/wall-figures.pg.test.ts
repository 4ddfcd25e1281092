import type { Row } from '@hearline/protocol'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHub, type Page, type TestHub } from '../testing/hub.ts'

let hub: TestHub
let board: Page
let lead: string

beforeAll(async () => {
  hub = await openTestHub()
  lead = await hub.signIn('lead001')
  board = await hub.page(lead)
})
afterAll(() => hub.stop())

const says = <K extends Row['kind']>(kind: K, is: (row: Extract<Row, { kind: K }>) => boolean) =>
  board.row((row) => row.kind === kind && is(row as never), 20_000)

test('a wallboard hears of seats by state, of hotlines by load and of the day by quarters, as the tally has it', async () => {
  const reply = await board.watch('wallboard')
  expect(reply.ok).toBe(true)
  const token = await hub.signIn('op0001')
  const desk = await hub.page(token)
  await desk.watch('desk')
  await says('seats', ({ states }) => states.busy === 1)
  await hub.command(token, 'set-availability', { availability: 'ready' })
  await says('seats', ({ states }) => states.ready === 1 && states.busy === 0)

  await hub.event('call-arrived', { call: 'one', to: '12345' }, 1)
  await says('seats', ({ states }) => states.ringing === 1)
  await hub.event('call-arrived', { call: 'two', to: '12369' }, 2)
  await says('load', ({ id, offeredToday }) => id === '12369' && offeredToday === 1)
  const ofQueue = await says('curve', ({ today }) => today?.at(-1) === 1)
  expect(ofQueue).not.toHaveProperty('usual')
  const general = await says('queue', ({ offeredToday }) => offeredToday === 1)
  expect(general).toMatchObject({ inTimeToday: 0, overdue: 0 })
})

test('after a restart the day is told as it was, from sums and events alike', async () => {
  await hub.store.read.execute(sql`update call set state = 'abandoned', ended_at = waiting_since + interval '7 s'`)
  await hub.restart()
  const page = await hub.page(lead)
  await expect
    .poll(
      async () => {
        const reply = await page.watch('wallboard')
        const rows = 'rows' in reply ? reply.rows : []
        return rows.filter((row) => row.kind === 'load' && (row.offeredToday ?? 0) > 0).map(({ id }) => id)
      },
      { timeout: 20_000 },
    )
    .toEqual(['12345', '12369'])
})
