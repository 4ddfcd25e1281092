import type { CallId, TicketId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'
import { appealFor, misdialled, writtenIn, type Appeal } from '../appeals/appeal.ts'
import type { Caller } from '../callers/caller.ts'
import { pause } from '../clock.ts'
import { below, chance } from '../random/draw.ts'
import type { Classify } from './classify.ts'
import type { Means } from './commands.ts'
import { converse } from './conversation.ts'
import type { Desk } from './desk.ts'
import type { Headset } from './headset.ts'
import type { Lookout } from './lookout.ts'
import { passOn } from './passing.ts'
import { writingOf, type Writing } from './writing.ts'

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
  const { desk, headset, until, transfers } = talker
  const settled = headset.settled()
  const caller = await Promise.race([headset.caller(), pause(clock, hearsWithin, signal)])
  const speaking = () => {
    const me = desk.me()
    return me?.callId === callId && me.activity !== 'wrap-up' && me.activity !== 'idle'
  }
  await converse(means, {
    callId,
    fence,
    ticketId,
    ...(chance(random, transfers) ? { passOn: passing(means, talker, callId) } : {}),
    writing: writingFor(means, talker, caller ?? undefined),
    over: until(() => !speaking()),
    settled,
    wrapsUp: () => desk.call(callId)?.state === 'wrap-up' || desk.me()?.activity === 'wrap-up',
  })
}

/** What there is to write of this caller. */
export function writingFor({ random }: Means, { appeals, classify }: Talker, caller?: Caller): Writing {
  const appeal = caller?.misdialled
    ? misdialled
    : appealFor(appeals, caller?.appeal ?? below(random, 1e6), writtenIn(caller?.language))
  return writingOf(random, appeal, classify(random, appeal))
}

const passing =
  (means: Means, { desk, colleagues }: Talker, callId: CallId) =>
  (stillTalking: (seconds: number) => Promise<boolean>) =>
    passOn(means, { callId, call: () => desk.call(callId), me: desk.me, colleagues, stillTalking })
