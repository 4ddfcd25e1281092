import type { CallId, TicketId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'
import { appealFor, misdialled, writtenIn, type Appeal } from '../appeals/appeal.ts'
import { pause } from '../clock.ts'
import { below, chance } from '../random/draw.ts'
import type { Classify } from './classify.ts'
import type { Means } from './commands.ts'
import { converse } from './conversation.ts'
import type { Desk } from './desk.ts'
import type { Headset } from './headset.ts'
import type { Lookout } from './lookout.ts'
import { passOn } from './passing.ts'
import { writingOf } from './writing.ts'

export type Talker = {
  desk: Desk
  headset: Headset
  until: Lookout['until']
  appeals: readonly Appeal[]
  classify: Classify
  /** The share of talks in which she passes the caller on or asks somebody. */
  transfers: number
  colleagues: () => readonly OperatorRow[]
}
export type Answered = { callId: CallId; fence: number; ticketId: TicketId }

/** Who nobody has heard after so many seconds is taken for a caller of some appeal. */
const hearsWithin = 15

/** One answered call, until its record is written: what it is about, and what she does with it. */
export async function talk(means: Means, talker: Talker, { callId, fence, ticketId }: Answered): Promise<void> {
  const { clock, random, signal } = means
  const { desk, headset, until, appeals, classify, transfers } = talker
  const settled = headset.settled()
  const caller = await Promise.race([headset.caller(), pause(clock, hearsWithin, signal)])
  const appeal = caller?.misdialled
    ? misdialled
    : appealFor(appeals, caller?.appeal ?? below(random, 1e6), writtenIn(caller?.language))
  const speaking = () => {
    const me = desk.me()
    return me?.callId === callId && me.activity !== 'wrap-up' && me.activity !== 'idle'
  }
  await converse(means, {
    callId,
    fence,
    ticketId,
    ...(chance(random, transfers) ? { passOn: passing(means, talker, callId) } : {}),
    writing: writingOf(random, appeal, classify(random, appeal)),
    over: until(() => !speaking()),
    settled,
    wrapsUp: () => desk.call(callId)?.state === 'wrap-up' || desk.me()?.activity === 'wrap-up',
  })
}

const passing =
  (means: Means, { desk, colleagues }: Talker, callId: CallId) =>
  (stillTalking: (seconds: number) => Promise<boolean>) =>
    passOn(means, { callId, call: () => desk.call(callId), me: desk.me, colleagues, stillTalking })
