import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as arb from '../testing/arbitraries.ts'
import { standardTimings } from '../timings.ts'
import { newCall, type Call } from './call.ts'
import { applyEvent, replay, type CallEvent } from './history.ts'
import { isFinal, type CallState } from './state.ts'

type Steps = Partial<Record<CallEvent['type'], CallState>>
const live: Steps = { 're-queued': 'queued', ended: 'wrap-up', 'transferred-out': 'closed' }
const alone: Steps = { ...live, transferred: 'queued', passed: 'offered', consulted: 'consulting' }

/** The state, and how far it is with a third party. */
type Where = CallState | 'talking, joined' | 'consulting, ringing' | 'consulting, talking'
const whereOf = ({ state, party }: Call) => (party ? `${state}, ${party.state}` : state) as Where

/** Every step there is: where the call is, what happens, the state after. */
const steps: Record<Exclude<Where, 'consulting'>, Steps> = {
  queued: { offered: 'offered', moved: 'queued', prioritised: 'queued', abandoned: 'abandoned', failed: 'closed' },
  offered: {
    answered: 'talking',
    declined: 'queued',
    returned: 'queued',
    prioritised: 'offered',
    abandoned: 'abandoned',
    failed: 'closed',
  },
  talking: { ...alone, connected: 'talking', held: 'held' },
  held: { ...alone, connected: 'held', resumed: 'talking' },
  'consulting, ringing': { ...live, connected: 'consulting', 'party-answered': 'consulting', 'let-go': 'held' },
  'consulting, talking': {
    ...live,
    connected: 'consulting',
    joined: 'talking',
    completed: 'talking',
    'let-go': 'held',
  },
  'talking, joined': { ...live, connected: 'talking', completed: 'talking', 'let-go': 'talking' },
  'wrap-up': { closed: 'closed' },
  closed: {},
  abandoned: {},
}
const claims = ['stale-fence', 'not-your-call']

/** What direct application of the events makes of the call, and the log of those that were not refused. */
function walk(arrived: Call, events: CallEvent[], look?: (call: Call) => void): { call: Call; log: CallEvent[] } {
  const log: CallEvent[] = []
  let call = arrived
  for (const event of events) {
    const result = applyEvent(call, event, standardTimings)
    if (!result.ok) continue
    call = result.value
    log.push(event)
    look?.(call)
  }
  return { call, log }
}

test('[C16] from every reached state only the listed steps succeed', () => {
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, arb.callEvents, (arrived, before, tried) => {
      const { call } = walk(arrived, before)
      for (const event of tried) {
        const expected = steps[whereOf(call) as keyof typeof steps][event.type]
        const result = applyEvent(call, event, standardTimings)
        if (result.ok) expect(result.value.state).toBe(expected)
        else if (isFinal(call.state)) expect(result.error).toBe('call-gone')
        else if (expected === undefined) expect(['wrong-state', ...claims]).toContain(result.error)
        else expect(claims).toContain(result.error)
      }
    }),
    { numRuns: 500 },
  )
})

test('[C16] every state is reached', () => {
  const reached = new Set<Where>(['queued'])
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (arrived, events) => {
      walk(arrived, events, (call) => reached.add(whereOf(call)))
    }),
    { numRuns: 2_000, seed: 12345 },
  )
  expect([...reached].sort()).toEqual(Object.keys(steps).sort())
})

test('[C17] what does not hold in a state is absent', () => {
  const answered: CallState[] = ['talking', 'held', 'consulting', 'wrap-up']
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (arrived, events) => {
      walk(arrived, events, (call) => {
        const taken = answered.includes(call.state) || (call.state === 'closed' && call.answeredAt !== undefined)
        expect('operatorId' in call).toBe(taken || call.state === 'offered')
        expect('answeredAt' in call).toBe(taken)
        expect(['consulting', 'talking'].includes(call.state) || !('party' in call)).toBe(true)
        if (call.state === 'consulting') expect(call.party?.state).toMatch(/ringing|talking/)
        if (call.party) expect('leaseEndsAt' in call.party).toBe(call.party.state === 'ringing')
        expect('leaseEndsAt' in call).toBe(call.state === 'offered')
        expect('endedAt' in call).toBe(['wrap-up', 'closed', 'abandoned'].includes(call.state))
        expect('outcome' in call).toBe(call.state === 'closed')
        if (!taken) expect(call).not.toHaveProperty('connectedAt')
        if (taken) expect(call).not.toHaveProperty('returnedAt')
      })
    }),
    { numRuns: 500 },
  )
})

test('[C2] the fence counts the rings and never falls', () => {
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (arrived, events) => {
      const { call, log } = walk(arrived, events)
      const rings = ['offered', 'consulted', 'passed']
      expect(call.fence).toBe(log.filter((event) => rings.includes(event.type)).length)
    }),
  )
})

test('[C18] a call replayed from its written log is the call that was', () => {
  fc.assert(
    fc.property(arb.arrivedCall, arb.callEvents, (arrived, events) => {
      const { call, log } = walk(arrived, events)
      const written = JSON.parse(JSON.stringify({ arrived, log })) as { arrived: Call; log: CallEvent[] }
      expect(replay(written.arrived, written.log, standardTimings)).toEqual(call)
    }),
    { numRuns: 500 },
  )
})

test('[C18] a log keeps what each event was about', () => {
  const arrived = newCall({ id: arb.callIds[0]!, queueId: arb.queueIds[0]!, requiredLevel: 1, waitingSince: arb.noon })
  const at = arb.noon + 1_000
  const to = { queueId: arb.queueIds[1]!, requiredLevel: 3 } as const
  const [operatorId] = arb.operatorIds as [(typeof arb.operatorIds)[0]]
  const moved: CallEvent[] = [
    { type: 'moved', ...to, at },
    { type: 'prioritised', priority: 7, at },
    { type: 'offered', operatorId, at },
  ]
  const lease = { operatorId, fence: 1, leaseEndsAt: at + 15_000 }
  expect(replay(arrived, moved, standardTimings)).toEqual({
    ...arrived,
    ...to,
    ...lease,
    state: 'offered',
    priority: 7,
  })
  const transferred: CallEvent[] = [
    { type: 'offered', operatorId, at },
    { type: 'answered', operatorId, fence: 1, at },
    { type: 'transferred', ...to, at },
  ]
  expect(replay(arrived, transferred, standardTimings)).toEqual({
    ...{ ...arrived, ...to, fence: 1 },
    ...{ waitingSince: at, returnedAt: at },
  })
})

test('a log that breaks the rules is a bug', () => {
  const arrived = fc.sample(arb.arrivedCall, 1)[0]!
  expect(() => replay(arrived, [{ type: 'held', at: arb.noon }], standardTimings)).toThrow('wrong-state')
})
