import type { OperatorId } from '@hearline/domain'
import type { CallRow, OperatorRow } from '@hearline/protocol'
import type { Appeal } from '../appeals/appeal.ts'
import { pause, type Clock } from '../clock.ts'
import { drawReaction } from '../distributions/seat.ts'
import type { Log } from '../log.ts'
import { chance } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Voice } from '../voice.ts'
import type { Book } from './book.ts'
import { callBack, type CalledBack } from './calling-back.ts'
import type { Classify } from './classify.ts'
import { commander, type Means } from './commands.ts'
import { openDesk } from './desk.ts'
import { putOnHeadset } from './headset.ts'
import { openLookout } from './lookout.ts'
import { getsNoCalls, restBefore } from './rest.ts'
import { takeSeat } from './seat.ts'
import type { Session } from './session.ts'
import { talk, writingFor, type Answered } from './talk.ts'

export type Operator = {
  state: () => string
  row: () => OperatorRow | undefined
  /** Resolves when the desk has been read for the first time. */
  seated: Promise<void>
  /** In a call or its wrap-up. */
  busy: () => boolean
  /** Calls back somebody who was missed, unless she is about something else. */
  callBack: (callBackId: string) => Promise<CalledBack>
  /** From now on no more calls; resolves when the last one is written up. */
  goOffDuty: () => Promise<void>
  stop: () => Promise<void>
}
type Settings = {
  hub: string
  session: Session
  clock: Clock
  random: Random
  voice: Voice
  appeals: readonly Appeal[]
  classify: Classify
  book: Book
  log: Log
  /** The share of talks in which she passes the caller on or asks somebody. */
  transfers: number
  colleagues: () => readonly OperatorRow[]
}

/** Proposals of our own, each per call. */
const declines = 0.004
const takesBreak = 0.006
const breakMinutes = 5
/** Seconds after which a talk or wrap-up nobody here knows of is ended: it began before this process did. */
const strangersTalk = 20
const strangersWrapUp = 2

/** One simulated operator at work. */
export function createOperator({
  hub,
  session,
  clock,
  random,
  voice,
  appeals,
  classify,
  book,
  log,
  transfers,
  colleagues,
}: Settings): Operator {
  const id = session.me().operatorId as OperatorId
  const stopping = new AbortController()
  const { signal } = stopping
  const desk = openDesk(id)
  const headset = putOnHeadset(voice, id)
  const lookout = openLookout(signal)
  const { until } = lookout
  const send = commander({ hub, session, signal, log, onAnswered: book.acknowledged })
  const command: typeof send = async (name, body) => {
    const answered = await send(name, body)
    if (answered.ok) desk.rows(answered.rows)
    look()
    return answered
  }
  const means: Means = { command, clock, random, signal }
  const others = () => colleagues().filter((one) => one.id !== id)
  const talker = { desk, headset, until, appeals, classify, transfers, colleagues: others }
  let onDuty = true
  let serving = false
  let resting = false
  let handled = ''

  /** Looks at the desk, whenever something on it may have changed. */
  function look(): void {
    lookout.look()
    if (signal.aborted) return
    const offer = desk.offer()
    const me = desk.me()
    const asked = desk.asked()
    if (offer !== undefined && !serving && handled !== keyOf(offer)) take(offer, answer)
    else if (asked !== undefined && !serving && handled !== keyOf(asked)) take(asked, help)
    else if (me !== undefined && !serving && !resting && me.activity !== 'idle' && me.activity !== 'offered')
      rest(me.activity === 'wrap-up' ? strangersWrapUp : strangersTalk, finishForeign)
    const seconds = me !== undefined && onDuty && !serving && !resting ? restBefore(random, me, clock.now()) : undefined
    if (seconds !== undefined) rest(seconds, askForCalls)
  }

  function rest(seconds: number, act: () => Promise<unknown>): void {
    resting = true
    void pause(clock, seconds, signal)
      .then(() => (signal.aborted ? undefined : act()))
      .finally(() => {
        resting = false
      })
  }

  const askForCalls = async () => {
    const me = desk.me()
    if (onDuty && me !== undefined && getsNoCalls(me)) await command('set-availability', { availability: 'ready' })
  }

  const finishForeign = async () => {
    const me = desk.me()
    if (serving || me === undefined) return
    if (me.activity === 'wrap-up') await command('finish-wrap-up', {})
    else if (me.activity !== 'offered' && me.callId !== undefined) await command('end-call', { callId: me.callId })
  }

  function serve(): void {
    serving = true
    headset.next()
  }

  function take(offer: CallRow, how: (offer: CallRow) => Promise<void>): void {
    handled = keyOf(offer)
    serve()
    book.offered(offer)
    void pause(clock, drawReaction(random), signal)
      .then(() => (signal.aborted ? undefined : how(offer)))
      .catch((error: unknown) => {
        log.error('an operator stumbled', { error: String(error) })
      })
      .finally(() => {
        serving = false
        look()
      })
  }

  async function answer({ id: callId, fence }: CallRow): Promise<void> {
    if (chance(random, declines)) {
      await command('decline-call', { callId, fence, reason: '设备需要重启' })
      return
    }
    const answered = await command('answer-call', { callId, fence })
    if (!answered.ok) return
    await talkTo({ callId, fence, ticketId: answered.value.ticketId })
  }

  /** A colleague asks her: she listens, and when the call is left to her she goes on with it. */
  async function help({ id: callId, party }: CallRow): Promise<void> {
    const fence = party?.fence ?? 0
    const answered = await command('answer-call', { callId, fence })
    if (!answered.ok) return
    await until(() => desk.me()?.activity !== 'consulting')
    if (desk.me()?.callId === callId && desk.me()?.activity === 'talking')
      await talkTo({ callId, fence, ticketId: desk.call(callId)?.ticketId ?? answered.value.ticketId })
  }

  async function talkTo(answered: Answered): Promise<void> {
    book.answered(answered)
    await talk(means, talker, answered)
    if (desk.me()?.activity !== 'wrap-up') return
    if (onDuty && chance(random, takesBreak))
      await command('set-availability', { availability: 'break', minutes: breakMinutes })
    await command('finish-wrap-up', {})
  }

  const seat = takeSeat({
    hub,
    session,
    desk,
    log,
    onChange: look,
    onTaken: leave,
  })

  function leave(): void {
    stopping.abort()
    headset.takeOff()
    look()
  }

  return {
    row: desk.me,
    seated: until(() => desk.me() !== undefined),
    state: () => (seat.connected() ? stateOf(desk.me()) : 'away'),
    busy: () => serving && !signal.aborted,
    callBack: async (callBackId) => {
      if (signal.aborted || !onDuty || serving || resting) return 'refused'
      serve()
      try {
        return await callBack(means, {
          ...{ callBackId, until, me: desk.me, row: () => desk.callBack(callBackId), draft: desk.draft },
          writing: () => writingFor(means, talker),
          settled: headset.settled(),
        })
      } finally {
        serving = false
        look()
      }
    },
    goOffDuty: async () => {
      onDuty = false
      if (!signal.aborted && desk.me() !== undefined) await command('set-availability', { availability: 'busy' })
      await until(() => !serving)
    },
    stop: async () => {
      leave()
      seat.close()
      await session.end()
    },
  }
}

const keyOf = ({ id, fence, party }: CallRow): string => `${id}/${party?.fence ?? fence}`
const stateOf = (me: { activity: string; availability: string } | undefined): string =>
  me === undefined ? 'away' : me.activity === 'idle' ? me.availability : me.activity
