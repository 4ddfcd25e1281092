import { expect, test } from 'vitest'
import { acknowledgeAlarm, clearAlarm, isOver, raiseAlarm, type Alarm } from './alarm.ts'

const by = { actor: 'lead001', name: 'Someone' }
const value = <V>(result: { ok: true; value: V } | { ok: false }): V => {
  if (!result.ok) throw new Error('refused')
  return result.value
}
const rise = (before: Alarm | undefined, now: number) => raiseAlarm(before, { value: 7, threshold: 5 }, now)

test('[A4] an alarm is over once it has cleared and somebody has seen it, in either order', () => {
  const alarm = value(rise(undefined, 1))
  expect(alarm).toEqual({ at: 1, value: 7, threshold: 5, times: 1 })
  expect(rise(alarm, 2)).toMatchObject({ error: 'wrong-state' })
  const cleared = value(clearAlarm(alarm, 3))
  const seen = value(acknowledgeAlarm(alarm, by, 3))
  expect([alarm, cleared, seen].map(isOver)).toEqual([false, false, false])
  expect(isOver(value(acknowledgeAlarm(cleared, by, 4)))).toBe(true)
  expect(isOver(value(clearAlarm(seen, 4)))).toBe(true)
  expect(clearAlarm(cleared, 5)).toMatchObject({ error: 'wrong-state' })
  expect(acknowledgeAlarm(seen, { actor: 'lead002', name: 'Other' }, 5)).toMatchObject({
    error: 'already-acknowledged',
  })
})

test('[A4] what rises again before anybody saw it is the same alarm once more, afterwards a new one', () => {
  const cleared = value(clearAlarm(value(rise(undefined, 1)), 2))
  expect(value(rise(cleared, 3))).toEqual({ at: 3, value: 7, threshold: 5, times: 2 })
  expect(value(rise(value(acknowledgeAlarm(cleared, by, 3)), 4))).toMatchObject({ at: 4, times: 1 })
})
