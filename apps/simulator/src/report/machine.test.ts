import { expect, test } from 'vitest'
import { heldSpeed, openGauge } from './machine.ts'

test('a machine that adds 100 ms holds speed 50 and not 60; one that adds 300 ms holds none', () => {
  const late = (ms: number) => ({ ...openGauge().read([ms]), lateMs: 1 })
  expect(heldSpeed(late(100), 50)).toBe(true)
  expect(heldSpeed(late(100), 60)).toBe(false)
  expect(heldSpeed(late(300), 1)).toBe(false)
  expect(heldSpeed({ ...late(1), lateMs: 300 }, 1)).toBe(false)
})
