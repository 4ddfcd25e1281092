import type { QueueRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { formOf } from './form.ts'
import { leftOut, stormFor } from './short-form.ts'

test('the short form keeps what every ticket needs', () => {
  const spare = ['title', 'confidentiality', 'entryId', 'contactName', 'contactPhone']
  expect(leftOut(formOf({}), [], null)).toEqual(spare)
})

test('nothing that is filled, missing or under the hands is hidden', () => {
  const form = formOf({ title: '路灯', confidentiality: 'anonymous' })
  expect(leftOut(form, ['contactPhone'], 'entryId')).toEqual(['contactName'])
})

test('the queue of the call decides, without a call one’s own queues', () => {
  const storm = (reducedForm: boolean) => ({ storm: { reason: String(reducedForm), reducedForm } }) as QueueRow
  const queues = new Map([
    ['general', storm(false)],
    ['urban', storm(true)],
    ['english', {} as QueueRow],
  ])
  expect(stormFor(queues, ['general', 'urban'], undefined)?.reason).toBe('true')
  expect(stormFor(queues, ['general', 'urban'], 'general')).toBeUndefined()
  expect(stormFor(queues, ['general', 'english'], undefined)).toBeUndefined()
  expect(stormFor(queues, [], 'urban')?.reason).toBe('true')
})
