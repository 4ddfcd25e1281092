import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LoggedCall } from '../arrivals/call-log.ts'
import { agentsOf } from '../operators/logged.ts'
import { randomFrom, type Random } from '../random/generator.ts'
import { loggedCallers as callersAt } from './logged.ts'

const loggedCallers = (random: Random, log: readonly LoggedCall[]) => callersAt(random, log, () => () => '12345')
const call = (enteredAt: number, rest: Partial<LoggedCall> = {}): LoggedCall => ({
  date: '1999-02-01',
  enteredAt,
  menuSeconds: 10,
  outcome: 'AGENT',
  type: 'PS',
  ...rest,
})
const served = { queueSeconds: 30, serviceAt: 36_040, serviceSeconds: 104, agent: 'A01' }
const logged = fc
  .record({
    date: fc.constantFrom('1999-02-01', '1999-02-02'),
    enteredAt: fc.nat(86_399),
    menuSeconds: fc.nat(60),
    queueSeconds: fc.nat(600),
    serviceSeconds: fc.nat(900),
    serviceAt: fc.option(fc.nat(86_399), { nil: undefined }),
    outcome: fc.constantFrom('AGENT' as const, 'HANG' as const),
    type: fc.constantFrom('PS', 'PE'),
  })
  .map(({ serviceAt, ...rest }): LoggedCall => ({ ...rest, ...(serviceAt === undefined ? {} : { serviceAt }) }))

test('whoever was served talks as long, and would have waited longer than she did', () => {
  const [caller] = loggedCallers(randomFrom('1'), [call(36_000, served)])
  expect(caller).toMatchObject({ at: 0, talk: 104 })
  expect(caller!.patience).toBeGreaterThan(30)
})

test('whoever gave up is as patient as she was; whoever left the menu is gone at once', () => {
  const [first, second] = loggedCallers(randomFrom('1'), [
    call(36_100, { outcome: 'HANG' }),
    call(36_000, { outcome: 'HANG', queueSeconds: 41, type: 'PE' }),
  ])
  expect(first).toMatchObject({ at: 0, patience: 41, language: 'en' })
  expect(second).toMatchObject({ at: 100, patience: 0.5 })
})

test('each line is one call, in order, and nobody calls twice', () => {
  fc.assert(
    fc.property(fc.array(logged, { maxLength: 60 }), fc.string(), (log, seed) => {
      const callers = loggedCallers(randomFrom(seed), log)
      expect(callers).toHaveLength(log.length)
      const ats = callers.map(({ at }) => at)
      expect(ats).toEqual(ats.toSorted((a, b) => a - b))
      expect(
        callers.every(({ again, lineLost, patience, talk }) => !again && !lineLost && patience > 0 && talk > 0),
      ).toBe(true)
    }),
  )
})

test('the agents of a half hour are those who served somebody in it', () => {
  const at = (time: string) => Date.parse(`1999-02-01T${time}Z`) / 1000
  const agents = agentsOf([
    call(36_000, served),
    call(36_100, { ...served, serviceAt: 36_200, agent: 'A02' }),
    call(37_700, { ...served, serviceAt: 37_750, serviceSeconds: 300, agent: 'A01' }),
    call(37_700, { outcome: 'HANG' }),
  ])
  expect(['09:59:59', '10:00:00', '10:29:59', '10:30:00', '11:00:00'].map((time) => agents(at(time)))).toEqual([
    0, 2, 2, 1, 0,
  ])
})
