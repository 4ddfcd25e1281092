import { expect, test } from 'vitest'
import { winnerIn } from './winner.ts'

const current = { operatorId: 'o1', moveId: 'm1', name: '陈', at: '2026-09-30T14:02:00+08:00', queues: ['english'] }
const refused = (code: string, details: Record<string, unknown>) => ({ code, message: '', details })

test('who was first is told with when, whereto and until when', () => {
  expect(winnerIn(refused('moved-by-other', { current }))).toEqual({ ...current, until: undefined })
  const until = '2026-09-30T15:00:00+08:00'
  expect(winnerIn(refused('moved-by-other', { current: { ...current, until } }))?.until).toBe(until)
})

test('another refusal, or one of another form, names nobody', () => {
  expect(winnerIn(refused('wrong-state', { current }))).toBeUndefined()
  expect(winnerIn(refused('moved-by-other', {}))).toBeUndefined()
  expect(winnerIn(refused('moved-by-other', { current: { name: 1 } }))).toBeUndefined()
})
