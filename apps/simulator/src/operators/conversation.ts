import type { CallId, TicketId } from '@hearline/domain'
import type { TicketFields } from '@hearline/protocol'
import { pause } from '../clock.ts'
import { drawWrapUp } from '../distributions/seat.ts'
import { between, chance } from '../random/draw.ts'
import type { Command, Means } from './commands.ts'
import type { Writing } from './writing.ts'

export type Talk = {
  callId: CallId
  fence: number
  ticketId: TicketId
  writing: Writing
  /** Resolves when the call has left this desk's line, whoever ended it. */
  over: Promise<void>
  /** Resolves when all is said and the operator should end the call. */
  settled: Promise<void>
  /** Passes the caller on, or asks somebody; absent when she manages alone. True when the caller has left her. */
  passOn?: (stillTalking: (seconds: number) => Promise<boolean>) => Promise<boolean>
  /** Whether wrap-up follows: not when the call went back to its queue. */
  wrapsUp: () => boolean
}

const holds = 0.06
/** Seconds of wrap-up after which an extension is asked for: the hub gives 60, and 60 more each time. */
const firstExtension = 50

/** One answered call from the first word to the end of wrap-up. */
export async function converse(means: Means, talk: Talk): Promise<void> {
  const { random } = means
  // whoever has a call after others writes on above what they wrote
  const sheet = openSheet(means.command, talk.ticketId, (talk.fence - 1) * 1_000)
  const passing = talk.passOn?.((seconds) => stillTalking(means, talk, seconds))
  const onHold = passing ?? (chance(random, holds) ? holdOnce(means, talk) : Promise.resolve())
  const writing = takeNotes(means, talk, sheet)
  await Promise.race([talk.settled, talk.over])
  const hasLeft = (await onHold) === true
  if (await stillTalking(means, talk, 0)) await means.command('end-call', { callId: talk.callId, fence: talk.fence })
  await talk.over
  await writing
  if (means.signal.aborted || !talk.wrapsUp()) return
  if (hasLeft) await pause(means.clock, drawWrapUp(random) / 4, means.signal)
  else await writeUp(means, talk, sheet)
}

/** Writes while the caller talks. */
async function takeNotes(means: Means, talk: Talk, sheet: Sheet): Promise<void> {
  for (const { after, fields } of talk.writing.revisions) {
    if (!(await stillTalking(means, talk, after))) return
    await sheet.save(fields)
  }
}

async function holdOnce(means: Means, talk: Talk): Promise<void> {
  const { command, random } = means
  const { callId, fence } = talk
  if (!(await stillTalking(means, talk, between(random, 15, 60)))) return
  const held = await command('hold-call', { callId, fence })
  if (held.ok && (await stillTalking(means, talk, between(random, 8, 25))))
    await command('resume-call', { callId, fence })
}

/** Lets so many seconds pass; false when the call was over before. */
const stillTalking = async ({ clock, signal }: Means, { over }: Talk, seconds: number): Promise<boolean> => {
  const talking = await Promise.race([pause(clock, seconds, signal).then(() => true), over.then(() => false)])
  return talking && !signal.aborted
}

/** What is left to write in the wrap-up, and what becomes of the ticket. */
export async function writeUp(
  { command, clock, random, signal }: Means,
  { writing, ticketId }: Pick<Talk, 'writing' | 'ticketId'>,
  sheet: Sheet = openSheet(command, ticketId, 0),
): Promise<void> {
  let left = drawWrapUp(random)
  for (let extensions = 0; left > firstExtension && extensions < 2 && !signal.aborted; extensions++) {
    await pause(clock, firstExtension, signal)
    left -= firstExtension
    await command('extend-wrap-up', {})
  }
  await pause(clock, left, signal)
  await sheet.save(writing.rest)
  if (writing.registersFirst) await command('register-ticket', { ticketId })
  if (writing.closing === 'refer-ticket')
    await command('refer-ticket', { ticketId, to: 'statutory', receipt: '已向来电人说明受理渠道和联系方式。' })
  else await command(writing.closing, { ticketId })
}

type Sheet = { save: (fields: TicketFields) => Promise<void> }

/** The draft: each save carries a higher revision. */
function openSheet(command: Command, ticketId: TicketId, from: number): Sheet {
  let rev = from
  return {
    save: async (fields) => {
      rev += 1
      await command('save-draft', { ticketId, rev, fields })
    },
  }
}
