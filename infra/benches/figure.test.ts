import { expect, test } from 'vitest'
import { figureOf, table } from './figure.ts'

const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)

test('a figure tells the middle, the slow and the slowest, and compares by the middle', () => {
  const bare = figureOf('bare', '', [2, 2, 2])
  expect(bare).toEqual({ what: 'bare', under: '', count: 3, p50: 2, p95: 2, p99: 2 })
  expect(figureOf('reply', 'idle', hundred, bare)).toMatchObject({ p50: 50, p95: 95, p99: 99, ratio: 25 })
})

test('a table keeps its columns', () => {
  const lines = table([figureOf('a long name', 'idle', hundred), figureOf('b', 'idle', [1])]).split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]!.indexOf('idle')).toBe(lines[2]!.indexOf('idle'))
})
