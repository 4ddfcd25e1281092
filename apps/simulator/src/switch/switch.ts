import type { CtiEvent, Instruction, SwitchSnapshot } from '@hearline/protocol'
import type { Caller } from '../callers/caller.ts'
import { callingAgain, tryingAgain } from '../callers/crowd.ts'
import type { Cancel, Clock } from '../clock.ts'
import { between, chance } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Voice } from '../voice.ts'
import { callerHangsUp, legRefused, lineBreaks } from './happening.ts'
import { newLine, type Line, type Party } from './line.ts'
import { failed, obey } from './obey.ts'
import { createOutgoing } from './outgoing.ts'
import type { Outbox, Taken } from './outbox.ts'
import { outsideAnswers } from './party.ts'
import { towards } from './reconcile.ts'
import { about, type Saying, type Step } from './saying.ts'
import type { Account } from './account.ts'

export type Switch = ReturnType<typeof createSwitch>
type Settings = {
  boot: string
  clock: Clock
  random: Random
  outbox: Pick<Outbox, 'say'>
  voice: Voice
  account: Account
}

const legFails = 0.002
const nobodyOutside = 0.1
/** Of those who are offered to be called back. */
const acceptsOffer = 0.3
/** What the hub calls that announcement, and the key that says yes. */
const offer = 'call-back-offer'
const yes = '1'
/** Seconds a caller talks with somebody outside. */
const outsideTalk = 60
/** A caller with her line, and what would end the present state. */
type Held = { line: Line; caller: Caller; timers: Cancel[] }

/** A simulated switch: keeps its lines, lets callers hang up when they would, and does what the hub says. */
export function createSwitch({ boot, clock, random, outbox, voice, account }: Settings) {
  const lines = new Map<string, Held>()
  const outgoing = createOutgoing({ clock, random: random.fork('outgoing'), outbox, voice })
  const choosing = random.fork('choosing')
  let arrived = 0
  let redialling = 0
  let alive = true

  function arrive(caller: Caller): void {
    if (!alive) {
      account.unreached()
      giveUp(caller)
      return
    }
    const call = `${boot}-${++arrived}`
    const held: Held = { line: newLine(call, caller.to, clock.now()), caller, timers: [] }
    lines.set(call, held)
    const { from, to, language } = caller
    outbox.say({ type: 'call-arrived', call, to, ...(from ? { from } : {}), ...(language ? { language } : {}) })
    account.arrived(held.line, clock.now())
    wait(held)
  }

  /** Whoever waits, or hears it ring, gives up some time. */
  function wait(held: Held): void {
    held.timers.push(
      clock.after(held.caller.patience, () => {
        take(held, callerHangsUp(held.line, clock.now()))
        giveUp(held.caller)
      }),
    )
  }

  /** Whoever may be called back thinks about it for a moment, unless somebody answers before. */
  function consider(held: Held): void {
    if (held.caller.from === undefined || !chance(choosing, acceptsOffer)) return
    held.timers.push(
      clock.after(between(choosing, 3, 8), () => {
        outgoing.missed(held.caller)
        outbox.say({ type: 'dtmf', ...about(held.line), digit: yes })
        take(held, callerHangsUp(held.line, clock.now()))
      }),
    )
  }

  /** Whoever was not served may try again. */
  function giveUp(caller: Caller): void {
    outgoing.missed(caller)
    const trying = tryingAgain(caller)
    if (trying !== undefined) later(trying.after, trying.caller)
  }

  function later(seconds: number, caller: Caller): void {
    redialling += 1
    clock.after(seconds, () => {
      redialling -= 1
      account.redialled()
      arrive(caller)
    })
  }

  function talk(held: Held): void {
    const { line, caller } = held
    if (line.operator === undefined) {
      held.timers.push(
        clock.after(outsideTalk, () => {
          take(held, callerHangsUp(held.line, clock.now()))
        }),
      )
      return
    }
    held.timers.push(
      voice.join(line.operator, caller, () => {
        take(held, callerHangsUp(held.line, clock.now()))
      }),
    )
    if (caller.lineLost !== undefined)
      held.timers.push(
        clock.after(caller.lineLost.after, () => {
          cutOff(held)
        }),
      )
  }

  function cutOff(held: Held): void {
    take(held, lineBreaks(held.line, clock.now()))
    callBack(held.caller)
  }

  function callBack(caller: Caller): void {
    const after = caller.lineLost?.redial
    if (after !== undefined) later(after, callingAgain(caller, caller.at))
  }

  function take(held: Held, { line, say }: Step): void {
    const before = held.line
    held.line = line
    for (const saying of say) outbox.say(saying)
    account.moved(before, line, say, clock.now())
    if (line.party?.number !== undefined && line.party.leg !== before.party?.leg) ringOutside(held, line.party)
    const spoke = before.state === 'connected' || before.state === 'held'
    const speaks = line.state === 'connected' || line.state === 'held'
    if (line.state !== 'ended' && spoke === speaks && (!speaks || line.leg === before.leg)) return
    for (const cancel of held.timers.splice(0)) cancel()
    if (line.state === 'ended') lines.delete(line.call)
    else if (speaks) talk(held)
    else wait(held)
  }

  /** Emergency services answer at once, others mostly. */
  function ringOutside(held: Held, { leg, number = '' }: Party): void {
    const answers = number.length === 3 || !chance(random, nobodyOutside)
    if (!answers) return
    clock.after(number.length === 3 ? 2 : 5, () => {
      take(held, outsideAnswers(held.line, leg))
    })
  }

  function follow(instruction: Instruction): void {
    if (!alive || outgoing.obey(instruction)) return
    const held = lines.get(instruction.call)
    const circumstances = { now: clock.now(), legFails: instruction.do === 'connect' && chance(random, legFails) }
    if (held !== undefined) {
      take(held, obey(held.line, instruction, circumstances))
      if (instruction.do === 'announce' && instruction.name === offer && held.line.state === 'waiting') consider(held)
    } else if (instruction.do !== 'hang-up' && instruction.do !== 'cancel')
      outbox.say(failed(instruction.call, instruction.id, 'call-gone'))
  }

  return {
    arrive,
    obey: follow,
    cannotRead: (instruction: { id: string; call: string }) => {
      outbox.say(failed(instruction.call, instruction.id, 'unsupported'))
    },
    /** Brings every line to what the hub says it should be; calls of an earlier boot are over. */
    reconcile: (snapshot: SwitchSnapshot) => {
      if (!alive) return
      for (const wanted of snapshot.calls) {
        const held = lines.get(wanted.call)
        if (held !== undefined) for (const each of towards(held.line, wanted)) follow(each)
        else if (wanted.should !== 'end') outbox.say({ type: 'call-ended', call: wanted.call, cause: 'error' })
      }
    },
    /** How the hub took an event: a refused answer drops its leg. */
    taken: (saying: Saying, { status }: Taken) => {
      if (saying.type !== 'leg-answered' || status !== 409 || saying.leg === undefined) return
      outgoing.refused(saying.call)
      const held = lines.get(saying.call)
      if (held !== undefined) take(held, legRefused(held.line, saying.leg, clock.now()))
    },
    /** To be said first on every connection. */
    up: (): Saying => ({
      type: 'switch-up',
      boot,
      can: ['announce', 'music', 'hold', 'outside', 'listen', 'whisper', 'dtmf'],
      seats: ['phone'],
      calls: [...[...lines.values()].map(({ line }) => present(line)), ...outgoing.present()],
    }),
    breakAll: () => {
      outgoing.breakAll()
      for (const held of [...lines.values()]) take(held, lineBreaks(held.line, clock.now()))
    },
    /** Falls silent with every call on it; who called may call again, and reaches nobody until it is back. */
    die: () => {
      alive = false
      outgoing.die()
      for (const held of lines.values()) {
        for (const cancel of held.timers.splice(0)) cancel()
        const { line, say } = lineBreaks(held.line, clock.now())
        account.moved(held.line, line, say, clock.now())
        held.line = line
        giveUp(held.caller)
      }
      lines.clear()
    },
    /** Starts anew, knowing of no call. */
    revive: (newBoot: string) => {
      boot = newBoot
      alive = true
    },
    lines: () => [...lines.values()].map(({ line }) => line),
    /** Calls on the line either way, and people about to call again. */
    open: () => lines.size + outgoing.open() + redialling,
  }
}

type Present = Extract<CtiEvent, { type: 'switch-up' }>['calls'][number]

const present = (line: Line): Present => ({
  call: line.call,
  to: line.to,
  state: line.state === 'ended' ? 'waiting' : line.state,
  fence: line.fence,
  legs: line.leg === undefined ? [] : [line.leg],
  since: new Date(line.since).toISOString(),
})
