import { afterAll, beforeAll, expect, test } from 'vitest'
import { findTicket, readContent, readDraft } from '@hearline/store'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
beforeAll(async () => {
  floor = await openFloor(2)
})
afterAll(() => floor.stop())

test('a call rings, is answered, held, ended and wrapped up, and its ticket is kept', async () => {
  const [ann] = floor.operators as [TestFloor['operators'][number]]
  const { name, id } = await floor.arrive()
  expect(await floor.call(id)).toMatchObject({ state: 'queued', callerMasked: '138****1234', fence: 0 })

  expect((await floor.offer(id, ann)).lost).toBeUndefined()
  expect(await floor.operator(ann)).toMatchObject({ activity: 'offered', callId: id })
  expect(await floor.timers()).toMatchObject([{ kind: 'ring-timeout', subject: id, fence: 1 }])

  const answered = await floor.command(ann, 'answer-call', { callId: id, fence: 1 })
  expect(answered.ok).toBe(true)
  const { ticketId } = answered.ok ? answered.value : (undefined as never)
  expect(await floor.call(id)).toMatchObject({ state: 'talking', ticketId, operatorId: ann })
  expect(await floor.timers()).toEqual([])

  expect((await floor.event('connected', { call: name, fence: 1, ageMs: 0 })).outcome).toBe('done')
  expect((await floor.call(id)).connectedAt).not.toBeNull()
  expect(await floor.command(ann, 'hold-call', { callId: id, fence: 1 })).toMatchObject({ ok: true })
  expect(await floor.operator(ann)).toMatchObject({ activity: 'held' })
  expect(await floor.command(ann, 'resume-call', { callId: id })).toMatchObject({ ok: true })

  const fields = { type: 'complaint', categoryCode: '1', text: 'the lift is out', contactPhone: '13800001234' } as const
  expect(await floor.command(ann, 'save-draft', { ticketId, rev: 1, fields })).toMatchObject({ ok: true })
  expect(await floor.command(ann, 'end-call', { callId: id })).toMatchObject({ ok: true })
  expect(await floor.call(id)).toMatchObject({ state: 'wrap-up', endCause: 'operator' })
  expect(await floor.timers()).toMatchObject([{ kind: 'wrap-up-end', subject: ann }])

  const submit = await floor.command(ann, 'submit-ticket', { ticketId })
  expect(submit).toMatchObject({ ok: false, error: 'missing-fields', details: { missing: ['placeCode'] } })
  await floor.command(ann, 'save-draft', { ticketId, rev: 2, fields: { placeCode: '110101001' } })
  const submitted = await floor.command(ann, 'submit-ticket', { ticketId })
  expect(submitted).toMatchObject({ ok: true, value: { number: expect.stringMatching(/^\d{8}-000001$/) as string } })
  const { store } = floor
  expect(await findTicket(store.read, ticketId)).toMatchObject({ state: 'pending-dispatch', placeCode: '110101001' })
  expect(await readContent(store.read, store.vault, ticketId)).toMatchObject({ ...fields, placeCode: '110101001' })
  expect(await readDraft(store.read, store.vault, { ticketId, authorId: ann })).toBeUndefined()

  expect(await floor.command(ann, 'finish-wrap-up', {})).toMatchObject({ ok: true })
  expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  expect(await floor.operator(ann)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })
  expect(await floor.engagements(id)).toMatchObject([{ state: 'ended', fence: 1 }])
  expect(await floor.timers()).toEqual([])
  expect(await floor.orders(id)).toEqual([
    { do: 'ring', fence: 1 },
    { do: 'connect', fence: 1 },
    { do: 'hold', fence: 1 },
    { do: 'resume', fence: 1 },
    { do: 'hang-up', fence: 1 },
  ])
})

test('the model that hears only the news holds what Postgres holds', async () => {
  const heard = JSON.stringify([...floor.model.operators.values()])
  await floor.heal()
  expect(JSON.stringify([...floor.model.operators.values()])).toBe(heard)
  expect(floor.model.calls.size).toBe(0)
})

test('stale and forged fences are refused and the loser is told who has the call', async () => {
  const [ann, ben] = floor.operators as [TestFloor['operators'][number], TestFloor['operators'][number]]
  const { id } = await floor.arrive()
  await floor.offer(id, ann)
  const current = { state: 'offered', fence: 1, operatorId: ann }
  for (const [who, fence, error] of [
    [ann, 0, 'stale-fence'],
    [ann, 2, 'stale-fence'],
    [ben, 1, 'not-your-call'],
  ] as const) {
    expect(await floor.command(who, 'answer-call', { callId: id, fence })).toEqual({
      ok: false,
      error,
      details: { current },
    })
  }
  expect(await floor.command(ann, 'decline-call', { callId: id, fence: 1, reason: 'a cough' })).toMatchObject({
    ok: true,
  })
  expect(await floor.operator(ann)).toMatchObject({
    availability: 'busy',
    changedBy: { cause: 'own', reason: 'a cough' },
  })
  expect(await floor.call(id)).toMatchObject({ state: 'queued', fence: 1, operatorId: null })
  expect((await floor.call(id)).returnedAt).not.toBeNull()
  expect(await floor.command(ann, 'answer-call', { callId: id, fence: 1 })).toMatchObject({ error: 'stale-fence' })

  await floor.offer(id, ben, 1)
  expect(await floor.command(ben, 'answer-call', { callId: id, fence: 2 })).toMatchObject({ ok: true })
  expect(await floor.command(ann, 'end-call', { callId: id })).toMatchObject({ error: 'not-your-call' })
  expect(await floor.command(ben, 'end-call', { callId: id, fence: 1 })).toMatchObject({ error: 'stale-fence' })
})
