import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStand, type Stand } from '../stand/stand.ts'
import { faultPromises } from './faults/all.ts'

const full = process.env['HEARLINE_FULL'] === '1'
const promises = faultPromises.filter(({ long }) => full || !long)
let stand: Stand

beforeAll(async () => {
  stand = await openStand({ hubs: 2, redis: true })
})
afterAll(() => stand.close())

test.each(promises.toSorted((a, b) => (a.hubs ?? 2) - (b.hubs ?? 2)))(
  '$promise',
  async ({ run, hubs = 2 }) => {
    while (stand.hubs.length < hubs) await stand.grow()
    const { figure, held } = await run({ stand, full, seed: 1 })
    expect(held, figure).toBe(true)
  },
  full ? 300_000 : 60_000,
)
