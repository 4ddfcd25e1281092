import type { OperatorId } from '@hearline/domain'
import { findTicket } from '@hearline/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFloor, type TestFloor } from '../testing/floor.ts'

let floor: TestFloor
let ann: OperatorId
let ben: OperatorId
beforeAll(async () => {
  floor = await openFloor(2)
  ;[ann, ben] = floor.operators as [OperatorId, OperatorId]
})
afterAll(() => floor.stop())

describe('asking a colleague first', () => {
  test('the caller waits, all are joined, and the colleague takes the call with its ticket', async () => {
    const { id, ticketId, name } = await floor.talking(ann)
    const to = { operator: ben }
    expect(await floor.command(ann, 'transfer-call', { callId: id, to, kind: 'consult' })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({
      ...{ state: 'consulting', operatorId: ann, fence: 2 },
      party: { kind: 'operator', state: 'ringing', operatorId: ben, by: '某人', fence: 2 },
    })
    expect(floor.model.calls.get(id)?.party?.operatorId).toBe(ben)
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ error: 'wrong-state' })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 1 })).toMatchObject({ error: 'stale-fence' })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 2 })).toMatchObject({ ok: true })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'consulting', callId: id })
    expect(await floor.command(ben, 'answer-call', { callId: id, fence: 2 })).toMatchObject({ error: 'wrong-state' })
    // the switch echoes what it was told
    await floor.event('leg-answered', { call: name, fence: 2, leg: 'x' })
    expect((await floor.engagements(id)).map(({ operatorId, state }) => [operatorId, state])).toEqual([
      [ann, 'consulting'],
      [ben, 'consulting'],
    ])
    expect(await floor.command(ann, 'join-call', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ann, party: { state: 'joined' } })
    expect(await floor.command(ann, 'complete-transfer', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', operatorId: ben, party: null, fence: 2 })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'talking' })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up' })
    expect(await findTicket(floor.store.read, ticketId)).toMatchObject({ authorId: ben, passedBy: [ann] })
    expect((await floor.orders(id)).map((order) => order.do)).toEqual([
      ...['ring', 'connect', 'hold', 'ring', 'connect', 'join', 'drop-leg'],
    ])
    await floor.event('leg-ended', { call: name, fence: 1, by: 'operator' })
    expect(await floor.call(id)).toMatchObject({ state: 'talking' })
    await floor.event('caller-hung-up', { call: name })
    expect(await floor.operator(ben)).toMatchObject({ activity: 'wrap-up' })
    await floor.command(ann, 'finish-wrap-up', {})
    await floor.command(ben, 'finish-wrap-up', {})
    expect(await floor.call(id)).toMatchObject({ state: 'closed', outcome: 'answered' })
  })

  test('whoever leaves frees the other: declined, rung out, hung up, let go, caller gone', async () => {
    const { id, name } = await floor.talking(ann)
    const ask = () => floor.command(ann, 'transfer-call', { callId: id, to: { operator: ben }, kind: 'consult' })
    const answer = (fence: number) => floor.command(ben, 'answer-call', { callId: id, fence })
    const held = { state: 'held', operatorId: ann, party: null }

    await ask()
    expect(await floor.command(ben, 'decline-call', { callId: id, fence: 1 })).toMatchObject({ error: 'stale-fence' })
    await floor.command(ben, 'decline-call', { callId: id, fence: 2 })
    expect(await floor.call(id)).toMatchObject(held)
    expect(await floor.operator(ann)).toMatchObject({ activity: 'held' })
    expect((await floor.notices(ann)).at(-1)).toMatchObject({
      code: 'consult-unanswered',
      details: { cause: 'declined' },
    })
    await floor.ready(ben)

    // from hold as well
    await ask()
    expect(await floor.fireTimer(id)).toBe('done')
    expect(await floor.call(id)).toMatchObject(held)
    expect(await floor.operator(ben)).toMatchObject({ availability: 'busy', changedBy: { cause: 'no-answer' } })
    await floor.ready(ben)

    await ask()
    await answer(4)
    expect(await floor.command(ben, 'end-call', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject(held)
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })

    await ask()
    await floor.event('leg-failed', { call: name, fence: 5, reason: 'no-media' })
    expect(await floor.call(id)).toMatchObject(held)
    await floor.ready(ben)

    await ask()
    await answer(6)
    expect(await floor.command(ann, 'cancel-consult', { callId: id })).toMatchObject({ ok: true })
    expect(await floor.call(id)).toMatchObject({ state: 'talking', party: null })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'talking' })
    // the ring she answered is hers still
    expect(await floor.command(ann, 'hold-call', { callId: id, fence: 1 })).toMatchObject({ ok: true })
    expect(await floor.command(ann, 'resume-call', { callId: id, fence: 2 })).toMatchObject({ error: 'stale-fence' })
    await floor.command(ann, 'resume-call', { callId: id })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle' })

    await ask()
    await answer(7)
    await floor.event('caller-hung-up', { call: name })
    expect(await floor.operator(ben)).toMatchObject({ availability: 'ready', activity: 'idle', callId: null })
    expect(await floor.operator(ann)).toMatchObject({ activity: 'wrap-up' })
    await floor.command(ann, 'finish-wrap-up', {})
    expect(await floor.engagements(id)).toMatchObject(Array.from({ length: 7 }, () => ({ state: 'ended' })))
    expect(await floor.timers()).toEqual([])
  })
})
