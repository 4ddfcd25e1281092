import type { CallBackRow, OperatorRow } from '@hearline/protocol'
import { pause } from '../clock.ts'
import { drawTalk } from '../distributions/talk.ts'
import { drawWrapUp } from '../distributions/seat.ts'
import type { Means } from './commands.ts'

type InHand = {
  callBackId: string
  me: () => OperatorRow | undefined
  row: () => CallBackRow | undefined
  /** Resolves when this holds, or the operator stops. */
  until: (done: () => boolean) => Promise<void>
  /** Resolves when all is said and the operator should end the call. */
  settled: Promise<void>
}
/** `held-back`: callers on the line go first now. */
export type CalledBack = 'done' | 'held-back' | 'refused'

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
    return 'done'
  }
  const over = until(() => line() !== 'talking')
  await Promise.race([settled, over])
  if (line() === 'talking') await command('close-call-back', { callBackId, outcome: 'reached' })
  else if (isAboutIt() && !signal.aborted) {
    await pause(clock, drawWrapUp(random), signal)
    if (isAboutIt()) await command('set-availability', { availability: 'ready' })
  }
  return 'done'
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
