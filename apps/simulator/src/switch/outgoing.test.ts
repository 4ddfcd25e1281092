import type { OperatorId } from '@hearline/domain'
import type { Instruction } from '@hearline/protocol'
import { expect, test } from 'vitest'
import type { Caller } from '../callers/caller.ts'
import type { Random } from '../random/generator.ts'
import { manualClock } from '../testing/manual-clock.ts'
import { openVoice } from '../voice.ts'
import { createOutgoing } from './outgoing.ts'
import type { Saying } from './saying.ts'

const operator = '0198a000-0000-7000-8000-000000000001' as OperatorId
const missed: Caller = {
  ...{ at: 0, from: '+8614000000001', to: '12345', patience: 40, talk: 100, lastWord: 'caller', appeal: 7 },
  again: [60],
}
const line = { call: 'line-1', leg: 'line-1', fence: 1 }
const random = (...draws: number[]): Random => ({ next: () => draws.shift() ?? 0.5, fork: () => random() })

function lines(...draws: number[]) {
  const clock = manualClock()
  const said: Saying[] = []
  const heard: (Caller | 'settled')[] = []
  const voice = openVoice(clock)
  voice.listen(operator, { hears: (caller) => heard.push(caller), settled: () => heard.push('settled') })
  const outgoing = createOutgoing({ clock, voice, random: random(...draws), outbox: { say: (say) => said.push(say) } })
  const tell = (what: Instruction['do'], expiresInMs = 60_000) =>
    outgoing.obey({
      ...{ id: '0198a000-0000-4000-8000-000000000010', n: 1, ...line, do: what, seat: 'hub', from: '12345' },
      ...{ operator, number: '+8614000000001', cause: 'operator' },
      expiresAt: new Date(clock.now() + expiresInMs).toISOString(),
    } as Instruction)
  return { clock, said, heard, outgoing, tell, types: () => said.map(({ type }) => type) }
}

test('somebody who gave up is called, answers, has the same to say and hangs up when it is said', () => {
  const { clock, said, heard, outgoing, tell, types } = lines(0.9, 0.1)
  outgoing.missed(missed)
  expect(tell('dial')).toBe(true)
  expect(outgoing.present()).toMatchObject([{ call: 'line-1', to: '12345', state: 'ringing', dialled: true }])
  clock.pass(20)
  expect(types()).toEqual(['leg-ringing', 'leg-answered', 'connected'])
  expect(said).toMatchObject([line, line, line])
  expect(heard).toMatchObject([{ appeal: 7, talk: 100 }])
  expect(heard[0]).not.toHaveProperty('again')
  clock.pass(100)
  expect(types().slice(-2)).toEqual(['caller-hung-up', 'call-ended'])
  expect(outgoing.open()).toBe(0)
})

test('nobody there, or engaged: the switch says so and has nothing left of it', () => {
  const nobody = lines(0.9, 0.9)
  nobody.tell('dial')
  nobody.clock.pass(30)
  expect(nobody.said.at(-2)).toEqual({ type: 'leg-failed', ...line, reason: 'no-answer' })
  const busy = lines(0.01)
  busy.tell('dial')
  busy.clock.pass(1)
  expect(busy.said).toEqual([
    { type: 'leg-failed', ...line, reason: 'busy' },
    { type: 'call-ended', call: 'line-1', cause: 'hub' },
  ])
  expect([nobody.outgoing.open(), busy.outgoing.open()]).toEqual([0, 0])
})

test('the same order twice makes one call; one that came too late makes none', () => {
  const { said, outgoing, tell, types } = lines(0.9, 0.1)
  tell('dial', -1)
  expect(said).toMatchObject([{ type: 'instruction-failed', reason: 'expired' }])
  tell('dial')
  tell('dial')
  expect(outgoing.open()).toBe(1)
  expect(types()).toEqual(['instruction-failed', 'leg-ringing'])
})

test('hung up while it rings, or refused once answered, it is over; of other calls it knows nothing', () => {
  const { clock, said, outgoing, tell, types } = lines(0.9, 0.1, 0, 0.9, 0.1, 0)
  expect(tell('hang-up')).toBe(false)
  tell('dial')
  expect(tell('hang-up')).toBe(true)
  expect(said.at(-1)).toEqual({ type: 'call-ended', call: 'line-1', cause: 'operator' })
  clock.pass(60)
  expect(types()).toEqual(['leg-ringing', 'call-ended'])
  tell('dial')
  clock.pass(3)
  outgoing.refused('line-1')
  expect(types().slice(-3)).toEqual(['leg-answered', 'connected', 'call-ended'])
  expect(outgoing.open()).toBe(0)
})
