import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStand, type Stand } from '../stand/stand.ts'
import { faultPromises } from './faults/all.ts'

const full = process.env['HEARLINE_FULL'] === '1'
let stand: Stand

beforeAll(async () => {
  stand = await openStand({ hubs: 2, redis: true })
})
afterAll(() => stand.close())

test.each(faultPromises.filter(({ long }) => full || !long))(
  '$promise',
  async ({ run }) => {
    const { figure, held } = await run({ stand, full })
    expect(held, figure).toBe(true)
  },
  full ? 300_000 : 60_000,
)
