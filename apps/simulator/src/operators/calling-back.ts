import type { TicketId } from '@hearline/domain'
import type { CallBackRow, OperatorRow } from '@hearline/protocol'
import { pause } from '../clock.ts'
import { drawTalk } from '../distributions/talk.ts'
import type { Means } from './commands.ts'
import { writeUp } from './conversation.ts'
import type { Writing } from './writing.ts'

type InHand = {
  callBackId: string
  me: () => OperatorRow | undefined
  row: () => CallBackRow | undefined
  /** Her draft for the call that was missed. */
  draft: (callId: string) => TicketId | undefined
  writing: () => Writing
  /** Resolves when this holds, or the operator stops. */
  until: (done: () => boolean) => Promise<void>
  /** Resolves when all is said and the operator should end the call. */
  settled: Promise<void>
}
/** `held-back`: callers on the line go first now. */
export type CalledBack = 'done' | 'held-back' | 'refused'

/** Seconds after which she no longer waits to hear what became of her with the end of the line. */
const heardWithin = 5

/** One call-back, from taking it in hand until she is as ready as before. */
export async function callBack(means: Means, inHand: InHand): Promise<CalledBack> {
  const { command, clock, random, signal } = means
  const { callBackId, me, until, settled } = inHand
  const taken = await command('take-call-back', { callBackId })
  if (!taken.ok) return taken.code === 'held-back' ? 'held-back' : 'refused'
  const line = lineOf(inHand)
  const isAboutIt = () => me()?.availability === 'busy' && me()?.changedBy.reason === 'call-back'
  await until(() => line() === 'talking' || line() === 'over' || line() === 'none' || !isAboutIt())
  if (line() === 'none') {
    // she has dialled herself
    await pause(clock, drawTalk(random), signal)
    await command('close-call-back', { callBackId, outcome: 'reached' })
    await wrapUp(means, inHand, taken.value.callId)
    return 'done'
  }
  const over = until(() => line() !== 'talking')
  await Promise.race([settled, over])
  if (line() === 'talking') await command('close-call-back', { callBackId, outcome: 'reached' })
  await Promise.race([until(() => !isAboutIt()), pause(clock, heardWithin, signal)])
  // nothing was heard of the line, and the hub has given it up
  if (isAboutIt() && !signal.aborted) await command('set-availability', { availability: 'ready' })
  await wrapUp(means, inHand, taken.value.callId)
  return 'done'
}

/** Whom she reached she writes up before she is ready again. */
async function wrapUp(means: Means, { draft, writing, me, until }: InHand, callId: string): Promise<void> {
  const isOver = () => me()?.activity !== 'wrap-up'
  if (isOver() || means.signal.aborted) return
  await until(() => draft(callId) !== undefined || isOver())
  const ticketId = draft(callId)
  if (ticketId !== undefined) await writeUp(means, { writing: writing(), ticketId })
  if (!isOver()) await means.command('finish-wrap-up', {})
}

/** What the desk shows of the line; a row that was there and no longer is hers is over. */
function lineOf({ row, me }: InHand): () => 'waited-for' | 'none' | 'ringing' | 'talking' | 'over' {
  let seen = false
  return () => {
    const shown = row()
    if (shown?.takenBy?.operatorId !== me()?.id || shown?.takenBy === undefined) return seen ? 'over' : 'waited-for'
    seen = true
    return shown.takenBy.line ?? 'none'
  }
}
