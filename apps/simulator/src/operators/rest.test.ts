import type { OperatorRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { randomFrom } from '../random/generator.ts'
import { restBefore } from './rest.ts'

const now = Date.UTC(2026, 0, 5, 2)
const rest = (me: Partial<OperatorRow>) =>
  restBefore(
    randomFrom('1'),
    { activity: 'idle', availability: 'busy', changedBy: { actor: 'a', cause: 'own' }, ...me } as OperatorRow,
    now,
  )
const by = (cause: OperatorRow['changedBy']['cause'], reason?: string) => ({
  changedBy: { actor: 'a', cause, ...(reason === undefined ? {} : { reason }) },
})

test('whoever gets calls, works or is signed out does not rest', () => {
  expect(rest({ availability: 'ready' })).toBeUndefined()
  expect(rest({ availability: 'signed-out' })).toBeUndefined()
  expect(rest({ activity: 'wrap-up' })).toBeUndefined()
})

test('somebody who has just sat down is ready in a moment', () => {
  expect(rest({})).toBeLessThan(3)
})

test('a lead is obeyed for a while, a decline takes longer than a missed call', () => {
  expect(rest(by('lead'))).toBe(180)
  expect(rest(by('own', '设备'))!).toBeGreaterThan(rest(by('no-answer'))!)
})

test('a break lasts until its end', () => {
  expect(rest({ availability: 'break', until: new Date(now + 240_000).toISOString() })).toBe(240)
  expect(rest({ availability: 'break', until: new Date(now - 240_000).toISOString() })).toBe(1)
})
