import { drawPatience } from '../distributions/patience.ts'
import { drawTalk } from '../distributions/talk.ts'
import { between, chance, exponential } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'
import type { Caller } from './caller.ts'
import type { Dial } from './dialling.ts'
import { callerNumbers } from './numbers.ts'

/** Proposals of our own: what no source measures. */
const inEnglish = 0.02
const saysGoodbye = 0.7
const lineBreaks = 0.01
const callsAgain = 0.7

/**
 * Everyone who calls, for arrivals in seconds and the way they dial. The same seed gives the same people;
 * one arrival more moves nobody else.
 */
export function* crowd(random: Random, arrivals: Iterable<number>, dial: Dial): Generator<Caller, void> {
  const nextNumber = callerNumbers(random.fork('numbers'))
  let n = 0
  for (const at of arrivals) yield caller(random.fork(`caller ${n++}`), at, nextNumber(), dial)
}

function caller(random: Random, at: number, from: string | undefined, dial: Dial): Caller {
  const to = dial(random)
  const english = chance(random, inEnglish)
  const talk = round(drawTalk(random))
  const lost = chance(random, lineBreaks)
  const after = round(between(random, 0, talk))
  const redial = round(Math.min(59, 2 + exponential(random, 15)))
  const again = chance(random, callsAgain)
  return {
    at: round(at),
    ...(from === undefined ? {} : { from }),
    to,
    ...(english ? { language: 'en' } : {}),
    patience: round(drawPatience(random)),
    talk,
    lastWord: chance(random, saysGoodbye) ? 'caller' : 'operator',
    ...(lost ? { lineLost: { after, ...(again ? { redial } : {}) } } : {}),
    appeal: Math.floor(random.next() * 2 ** 31),
  }
}

/** The same person once more, on the same number, after the line broke. */
export const callingAgain = (caller: Caller, at: number): Caller => {
  const { lineLost: _, ...same } = caller
  return { ...same, at }
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000
