import type { CallId, TicketId } from '@hearline/domain'
import type { TicketFields } from '@hearline/protocol'
import { pause, type Clock } from '../clock.ts'
import { drawWrapUp } from '../distributions/seat.ts'
import { between, chance } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Command } from './commands.ts'
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
type Desk = { command: Command; clock: Clock; random: Random; signal: AbortSignal }

const holds = 0.06
/** Seconds of wrap-up after which an extension is asked for: the hub gives 60, and 60 more each time. */
const firstExtension = 50

/** One answered call from the first word to the end of wrap-up. */
export async function converse(desk: Desk, talk: Talk): Promise<void> {
  const { random } = desk
  // whoever has a call after others writes on above what they wrote
  const sheet = openSheet(desk.command, talk.ticketId, (talk.fence - 1) * 1_000)
  const passing = talk.passOn?.((seconds) => stillTalking(desk, talk, seconds))
  const onHold = passing ?? (chance(random, holds) ? holdOnce(desk, talk) : Promise.resolve())
  const writing = takeNotes(desk, talk, sheet)
  await Promise.race([talk.settled, talk.over])
  const hasLeft = (await onHold) === true
  if (await stillTalking(desk, talk, 0)) await desk.command('end-call', { callId: talk.callId, fence: talk.fence })
  await talk.over
  await writing
  if (desk.signal.aborted || !talk.wrapsUp()) return
  if (hasLeft) await pause(desk.clock, drawWrapUp(random) / 4, desk.signal)
  else await wrapUp(desk, talk, sheet)
}

/** Writes while the caller talks. */
async function takeNotes(desk: Desk, talk: Talk, sheet: Sheet): Promise<void> {
  for (const { after, fields } of talk.writing.revisions) {
    if (!(await stillTalking(desk, talk, after))) return
    await sheet.save(fields)
  }
}

async function holdOnce(desk: Desk, talk: Talk): Promise<void> {
  const { command, random } = desk
  const { callId, fence } = talk
  if (!(await stillTalking(desk, talk, between(random, 15, 60)))) return
  const held = await command('hold-call', { callId, fence })
  if (held.ok && (await stillTalking(desk, talk, between(random, 8, 25))))
    await command('resume-call', { callId, fence })
}

/** Lets so many seconds pass; false when the call was over before. */
const stillTalking = async ({ clock, signal }: Desk, { over }: Talk, seconds: number): Promise<boolean> => {
  const talking = await Promise.race([pause(clock, seconds, signal).then(() => true), over.then(() => false)])
  return talking && !signal.aborted
}

async function wrapUp({ command, clock, random, signal }: Desk, talk: Talk, sheet: Sheet): Promise<void> {
  const { writing, ticketId } = talk
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
