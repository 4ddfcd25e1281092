import type { OperatorId } from '@hearline/domain'
import type { CtiEvent, Instruction } from '@hearline/protocol'
import type { Caller } from '../callers/caller.ts'
import type { Cancel, Clock } from '../clock.ts'
import { drawTalk } from '../distributions/talk.ts'
import { below, between, chance } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Voice } from '../voice.ts'
import { failed } from './obey.ts'
import type { Outbox } from './outbox.ts'
import type { Saying } from './saying.ts'

type Settings = { clock: Clock; random: Random; outbox: Pick<Outbox, 'say'>; voice: Voice }
type Outgoing = {
  call: string
  leg: string
  fence: number
  operator: OperatorId
  from: string
  number: string
  state: 'ringing' | 'connected'
  since: number
  timers: Cancel[]
}
type Dial = Extract<Instruction, { do: 'dial' }>
type Cause = Extract<Saying, { type: 'call-ended' }>['cause']

/** Proposals of our own: what becomes of a call to somebody who was missed. */
const engaged = 0.08
const answersAtAll = 0.7
const ringsFor = 30
/** So many who gave up are remembered: called back, they have the same to say. */
const remembered = 5_000

/** The calls a hub has its switch make: each rings a number, where somebody answers or not. Seconds are simulated. */
export function createOutgoing({ clock, random, outbox, voice }: Settings) {
  const lines = new Map<string, Outgoing>()
  const missed = new Map<string, Caller>()
  const about = ({ call, fence, leg }: Outgoing) => ({ call, fence, leg })

  function dial({ call, leg, fence, operator, from, number }: Dial): void {
    const line: Outgoing = {
      ...{ call, leg, fence, operator, from, number },
      ...{ state: 'ringing' as const, since: clock.now(), timers: [] },
    }
    lines.set(call, line)
    if (chance(random, engaged)) {
      line.timers.push(clock.after(1, () => unanswered(line, 'busy')))
      return
    }
    outbox.say({ type: 'leg-ringing', ...about(line) })
    if (chance(random, answersAtAll)) line.timers.push(clock.after(between(random, 3, 20), () => answered(line)))
    else line.timers.push(clock.after(ringsFor, () => unanswered(line, 'no-answer')))
  }

  function unanswered(line: Outgoing, reason: 'busy' | 'no-answer'): void {
    outbox.say({ type: 'leg-failed', ...about(line), reason })
    end(line, 'hub')
  }

  function answered(line: Outgoing): void {
    line.state = 'connected'
    line.since = clock.now()
    outbox.say({ type: 'leg-answered', ...about(line) })
    outbox.say({ type: 'connected', ...about(line) })
    line.timers.push(
      voice.join(line.operator, whoIs(line), () => {
        outbox.say({ type: 'caller-hung-up', ...about(line) })
        end(line, 'caller')
      }),
    )
  }

  function whoIs({ number, from }: Outgoing): Caller {
    const known = missed.get(number)
    missed.delete(number)
    const { lineLost: _lost, again: _again, ...person } = known ?? stranger(number, from)
    return person
  }

  const stranger = (from: string, to: string): Caller => ({
    ...{ at: 0, from, to, patience: ringsFor, talk: drawTalk(random), appeal: below(random, 2 ** 31) },
    lastWord: chance(random, 0.5) ? 'caller' : 'operator',
  })

  function end(line: Outgoing, cause: Cause): void {
    silence(line)
    outbox.say({ type: 'call-ended', call: line.call, cause })
  }

  function silence(line: Outgoing): void {
    for (const cancel of line.timers.splice(0)) cancel()
    lines.delete(line.call)
  }

  return {
    /** Whoever gave up, in case she is called back. */
    missed: (caller: Caller) => {
      if (caller.from === undefined) return
      missed.delete(caller.from)
      missed.set(caller.from, caller)
      if (missed.size > remembered) missed.delete(missed.keys().next().value ?? '')
    },
    /** False when it is about no call of this kind. */
    obey: (instruction: Instruction): boolean => {
      const line = lines.get(instruction.call)
      if (instruction.do === 'dial') {
        const { expiresAt } = instruction
        if (line !== undefined) return true
        if (expiresAt !== undefined && Date.parse(expiresAt) < clock.now())
          outbox.say(failed(instruction.call, instruction.id, 'expired'))
        else dial(instruction)
        return true
      }
      if (line === undefined) return false
      if (instruction.do === 'hang-up') end(line, 'operator')
      else outbox.say(failed(instruction.call, instruction.id, 'unsupported'))
      return true
    },
    /** The hub no longer wants who has answered. */
    refused: (call: string): void => {
      const line = lines.get(call)
      if (line !== undefined) end(line, 'hub')
    },
    present: (): Present[] => [...lines.values()].map(present),
    breakAll: () => {
      for (const line of [...lines.values()]) end(line, 'line-lost')
    },
    /** Falls silent with every call. */
    die: () => {
      for (const line of [...lines.values()]) silence(line)
    },
    open: () => lines.size,
  }
}

type Present = Extract<CtiEvent, { type: 'switch-up' }>['calls'][number]

const present = ({ call, from, state, fence, leg, since }: Outgoing): Present => ({
  ...{ call, to: from, state, fence, legs: [leg], dialled: true },
  since: new Date(since).toISOString(),
})
