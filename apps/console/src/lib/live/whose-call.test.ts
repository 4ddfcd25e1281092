import type { OperatorId } from '@hearline/domain'
import type { CallRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { isGuest, isOnLine, offerTo } from './whose-call.ts'

const ann = 'ann' as OperatorId
const ben = 'ben' as OperatorId
const call = (more: object) => ({ state: 'talking', operatorId: ann, fence: 1, ...more }) as CallRow
const party = (state: string) => ({ kind: 'operator', state, operatorId: ben, fence: 2, leaseEndsAt: 'then' })

test('a call offered rings at one desk, and is not on the line yet', () => {
  const offered = call({ state: 'offered', leaseEndsAt: 'soon' })
  expect(offerTo(ann, offered)).toMatchObject({ fence: 1, leaseEndsAt: 'soon' })
  expect([offerTo(ben, offered), isOnLine(ann, offered)]).toEqual([undefined, false])
})

test('whom a colleague asks is rung by the fence of the question, and answers as a guest', () => {
  const asking = call({ state: 'consulting', party: party('ringing') })
  expect(offerTo(ben, asking)).toMatchObject({ fence: 2, leaseEndsAt: 'then' })
  expect([isOnLine(ann, asking), isOnLine(ben, asking), isGuest(ann, asking)]).toEqual([true, false, false])
  for (const state of ['talking', 'joined']) {
    const heard = call({ state: 'consulting', party: party(state) })
    expect([isOnLine(ben, heard), isGuest(ben, heard), offerTo(ben, heard)]).toEqual([true, true, undefined])
  }
})

test('a call that is over is nobody’s', () => {
  expect(isOnLine(ann, call({ state: 'closed' }))).toBe(false)
})
