import type { OperatorId } from '@hearline/domain'
import type { SwitchSnapshot } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { newLine, type Line } from './line.ts'
import { obey } from './obey.ts'
import { towards } from './reconcile.ts'

const now = Date.UTC(2026, 0, 5, 2)
const operator = '0198a000-0000-7000-8000-000000000001' as OperatorId
const waiting = newLine('c1', '12345', now)
const ringing: Line = { ...waiting, state: 'ringing', fence: 2, leg: 'l2', operator }
type Should = SwitchSnapshot['calls'][number]['should']

const follow = (line: Line, should: Should, fence: number): Line =>
  towards(line, { call: 'c1', fence, should, operator }).reduce(
    (at, each) => obey(at, each, { now, legFails: false }).line,
    line,
  )

test.each<[string, Line, Should, number, Line['state']]>([
  ['a waiting call that should ring rings', waiting, 'ring', 1, 'ringing'],
  ['a call already ringing so is left alone', ringing, 'ring', 2, 'ringing'],
  ['a missed answer is made up for', ringing, 'talk', 2, 'connected'],
  ['so are a missed ring and its answer', waiting, 'talk', 1, 'connected'],
  ['and a missed hold', ringing, 'hold', 2, 'held'],
  ['a hold that ended resumes', { ...ringing, state: 'held' }, 'talk', 2, 'connected'],
  ['a leg the hub took back is dropped', ringing, 'wait', 2, 'waiting'],
  ['what is newer here than in the snapshot stays', ringing, 'wait', 1, 'ringing'],
  ['a call that should be over is hung up', ringing, 'end', 2, 'ended'],
])('%s', (_, line, should, fence, state) => {
  expect(follow(line, should, fence).state).toBe(state)
})
