import { expect, test } from 'vitest'
import { latency } from './latency.ts'

test('a bench of latency measures every line', async () => {
  const figures = await latency.run({ operators: 6, rounds: 3 })
  expect(figures).toHaveLength(10)
  for (const { what, p50, p99 } of figures) expect(p99, what).toBeGreaterThanOrEqual(p50)
}, 120_000)
