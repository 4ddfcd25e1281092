import type { OperatorId } from '@hearline/domain'
import type { Instruction } from '@hearline/protocol'
import { expect, test } from 'vitest'
import type { Caller } from '../callers/caller.ts'
import { randomFrom } from '../random/generator.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openVoice } from '../voice.ts'
import { openAccount } from './account.ts'
import type { Saying } from './saying.ts'
import { createSwitch } from './switch.ts'

const operator = '0198a000-0000-7000-8000-000000000001' as OperatorId
const someone: Caller = {
  at: 0,
  from: '+8614000000001',
  to: '12345',
  patience: 40,
  talk: 100,
  lastWord: 'caller',
  appeal: 1,
}

function floor(choice = 0.9) {
  const clock = manualClock()
  const said: Saying[] = []
  const heard: string[] = []
  const voice = openVoice(clock)
  voice.listen(operator, { hears: () => heard.push('hears'), settled: () => heard.push('settled') })
  const account = openAccount(true)
  const desk = createSwitch({
    boot: 'b',
    clock,
    random: {
      next: () => 0.9,
      fork: (name) => (name === 'choosing' ? { next: () => choice, fork: randomFrom } : randomFrom(name)),
    },
    outbox: { say: (saying) => said.push(saying) },
    voice,
    account,
  })
  const tell = (name: 'ring' | 'connect' | 'hang-up' | 'park', fence: number, call = 'b-1') => {
    const head = { id: `0198a000-0000-4000-8000-0000000000${10 + said.length}`, n: 1, call, fence }
    const rest = { leg: `leg-${fence}`, operator, seat: 'phone', cause: 'operator', music: true }
    desk.obey({ ...head, ...rest, do: name } as Instruction)
  }
  return { clock, said, heard, desk, account, tell, types: () => said.map((saying) => saying.type) }
}

test('nobody answers: the caller waits as long as she can, then hangs up', () => {
  const { clock, desk, types, account } = floor()
  desk.arrive(someone)
  clock.pass(39.9)
  expect(types()).toEqual(['call-arrived'])
  clock.pass(0.2)
  expect(types()).toEqual(['call-arrived', 'caller-hung-up', 'call-ended'])
  expect(account.tally()).toEqual({ offered: 1, answered: 0, abandoned: 1, redialled: 0, unreached: 0 })
  expect(desk.open()).toBe(0)
})

test('offered to be called back, some press the key and hang up; who withholds her number waits on', () => {
  const offered = (draw: number, caller = someone) => {
    const { clock, desk, said } = floor(draw)
    desk.arrive(caller)
    const head = { id: '0198a000-0000-4000-8000-000000000001', n: 1, call: 'b-1', fence: 0 }
    desk.obey({ ...head, do: 'announce', name: 'call-back-offer' })
    clock.pass(10)
    return said
  }
  expect(offered(0.1).slice(-3)).toMatchObject([
    { type: 'dtmf', call: 'b-1', digit: '1' },
    { type: 'caller-hung-up' },
    { type: 'call-ended' },
  ])
  const { from: _from, ...withheld } = someone
  for (const said of [offered(0.9), offered(0.1, withheld)]) expect(said.at(-1)?.type).toBe('announce-ended')
})

test('ringing is waiting too, talking is not: she hangs up when all is said', () => {
  const { clock, desk, heard, tell, types, account } = floor()
  desk.arrive(someone)
  clock.pass(30)
  tell('ring', 1)
  clock.pass(9)
  tell('connect', 1)
  expect(heard).toEqual(['hears'])
  clock.pass(99)
  expect(types().at(-1)).toBe('connected')
  clock.pass(2)
  expect(types().slice(-3)).toEqual(['caller-hung-up', 'leg-ended', 'call-ended'])
  expect(account.calls()).toMatchObject([{ ending: 'caller', rings: [{ fence: 1 }], connections: [{ fence: 1 }] }])
})

test('where the operator has the last word the caller waits for it, not for ever', () => {
  const { clock, desk, heard, tell, types } = floor()
  desk.arrive({ ...someone, lastWord: 'operator' })
  tell('ring', 1)
  tell('connect', 1)
  clock.pass(101)
  expect(heard).toEqual(['hears', 'settled'])
  expect(types().at(-1)).toBe('connected')
  clock.pass(60)
  expect(types().at(-1)).toBe('call-ended')
})

test('the operator ends the call: nothing more comes from the caller', () => {
  const { clock, desk, tell, said, account } = floor()
  desk.arrive({ ...someone, lastWord: 'operator' })
  tell('ring', 1)
  tell('connect', 1)
  tell('hang-up', 1)
  const before = said.length
  clock.pass(1_000)
  expect(said).toHaveLength(before)
  expect(account.calls()[0]?.ending).toBe('operator')
})

test('somebody cut off calls again from her number, once', () => {
  const { clock, desk, tell, said, types } = floor()
  desk.arrive({ ...someone, lineLost: { after: 20, redial: 10 } })
  tell('ring', 1)
  tell('connect', 1)
  clock.pass(21)
  expect(said.at(-1)).toEqual({ type: 'call-ended', call: 'b-1', cause: 'line-lost' })
  expect(desk.open()).toBe(1)
  clock.pass(10)
  expect(said.at(-1)).toEqual({ type: 'call-arrived', call: 'b-2', from: someone.from, to: '12345' })
  clock.pass(1_000)
  expect(types().filter((type) => type === 'call-arrived')).toHaveLength(2)
  expect(desk.open()).toBe(0)
})

test('who gives up tries again as often as she would, and then lets it be', () => {
  const { clock, desk, types, account } = floor()
  desk.arrive({ ...someone, again: [60, 90] })
  clock.pass(41)
  expect(desk.open()).toBe(1)
  clock.pass(60)
  expect(types().filter((type) => type === 'call-arrived')).toHaveLength(2)
  clock.pass(1_000)
  expect(account.tally()).toEqual({ offered: 3, answered: 0, abandoned: 3, redialled: 2, unreached: 0 })
  expect(desk.open()).toBe(0)
})

test('a switch that dies says nothing, is reached by nobody, and comes back knowing of no call', () => {
  const { clock, desk, tell, said, account } = floor()
  desk.arrive({ ...someone, again: [30] })
  tell('ring', 1)
  const before = said.length
  desk.die()
  desk.arrive(someone)
  tell('connect', 1)
  desk.reconcile({ n: 9, calls: [{ call: 'b-1', fence: 1, should: 'talk', operator }] })
  clock.pass(20)
  expect(said).toHaveLength(before)
  desk.revive('c')
  expect(desk.up()).toMatchObject({ boot: 'c', calls: [] })
  expect(account.calls()).toMatchObject([{ call: 'b-1', ending: 'line-lost' }])
  clock.pass(20)
  expect(said.at(-1)).toMatchObject({ type: 'call-arrived', call: 'c-2' })
  expect(account.tally()).toEqual({ offered: 2, answered: 0, abandoned: 1, redialled: 1, unreached: 1 })
})

test('a refused answer drops its leg and she waits on', () => {
  const { clock, desk, tell, said, types } = floor()
  desk.arrive(someone)
  tell('ring', 1)
  tell('connect', 1)
  const answered = said.find((saying) => saying.type === 'leg-answered')!
  desk.taken(answered, { status: 409, code: 'stale-fence' })
  expect(types().at(-1)).toBe('leg-ended')
  expect(desk.lines()[0]?.state).toBe('waiting')
  clock.pass(41)
  expect(types().at(-1)).toBe('call-ended')
})

test('what it does not know it says; a hang-up of it is already done', () => {
  const { tell, said } = floor()
  tell('ring', 1, 'b-7')
  tell('hang-up', 1, 'b-7')
  expect(said).toMatchObject([{ type: 'instruction-failed', call: 'b-7', reason: 'call-gone' }])
})

test('switch-up lists its calls; a snapshot ends those of an earlier boot and hangs up what should be over', () => {
  const { desk, tell, said } = floor()
  desk.arrive(someone)
  tell('ring', 3)
  expect(desk.up()).toMatchObject({ boot: 'b', calls: [{ call: 'b-1', state: 'ringing', fence: 3, legs: ['leg-3'] }] })
  desk.reconcile({
    n: 9,
    calls: [
      { call: 'a-5', fence: 1, should: 'talk', operator },
      { call: 'b-1', fence: 3, should: 'end' },
    ],
  })
  expect(said.slice(-3)).toMatchObject([
    { type: 'call-ended', call: 'a-5', cause: 'error' },
    { type: 'leg-ended', call: 'b-1' },
    { type: 'call-ended', call: 'b-1', cause: 'hub' },
  ])
})

test('a person hears the caller three minutes longer than a simulated operator', () => {
  const { clock, desk, types } = floor()
  const person = '0198a000-0000-7000-8000-000000000002' as OperatorId
  desk.arrive(someone)
  const head = { id: '0198a000-0000-4000-8000-000000000010', n: 1, call: 'b-1', fence: 1 }
  desk.obey({ ...head, do: 'ring', leg: 'l', operator: person, seat: 'phone' })
  desk.obey({ ...head, do: 'connect' })
  clock.pass(279)
  expect(types().at(-1)).toBe('connected')
  clock.pass(2)
  expect(types().at(-1)).toBe('call-ended')
})
