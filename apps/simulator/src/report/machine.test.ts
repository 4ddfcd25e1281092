import { expect, test } from 'vitest'
import { heldSpeed, openGauge } from './machine.ts'

const delay = (ms: number, speed = 1) => ({ ms, seconds: (ms * speed) / 1000 })

test('a machine that adds 100 ms holds speed 50 and not 60; one that adds 300 ms holds none', () => {
  const late = (ms: number, speed: number) => openGauge([delay(ms, speed)]).read()
  expect(heldSpeed(late(100, 50))).toBe(true)
  expect(heldSpeed(late(100, 60))).toBe(false)
  expect(heldSpeed(late(300, 1))).toBe(false)
  expect(heldSpeed({ ...late(1, 1), lateMs: 300 })).toBe(false)
})

test('each look tells what happened since the one before, and what did not happen is absent', () => {
  const taken = [delay(900)]
  const gauge = openGauge(taken)
  taken.push(delay(5), delay(7))
  gauge.late(delay(3))
  expect(gauge.look()).toMatchObject({ takenMs: 7, lateMs: 3 })
  const quiet = gauge.look()
  expect(quiet).not.toHaveProperty('takenMs')
  expect(quiet).not.toHaveProperty('lateMs')
  expect(quiet.cpu).toBeGreaterThanOrEqual(0)
  expect(gauge.read().takenMs).toBe(900)
})
