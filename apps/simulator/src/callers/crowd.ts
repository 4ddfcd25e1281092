import { drawPatience } from '../distributions/patience.ts'
import { drawTalk } from '../distributions/talk.ts'
import { below, between, chance, exponential, pick } from '../random/draw.ts'
import { randomFrom, type Random } from '../random/generator.ts'
import { foreign, type Caller } from './caller.ts'
import type { DialAt } from './dialling.ts'
import { callerNumbers } from './numbers.ts'

/** Proposals of our own: what no source measures. */
const inEnglish = 0.02
const inOthers = 0.004
const saysGoodbye = 0.7
const lineBreaks = 0.01
const callsAgain = 0.7
const misdials = 0.015
/** Of those who gave up, each time anew; nobody more than three times. */
const triesAgain = 0.35
const mostTries = 3
const betweenTries = 180

type Habits = {
  /** Without, nobody calls twice about the same: there are as many calls as arrivals. */
  redials: boolean
  dialAt: DialAt
}

/**
 * Everyone who calls, for arrivals in seconds. The same seed gives the nth arrival the same person whenever she calls: one
 * arrival more changes nobody before it, and another floor only the numbers that are dialled.
 */
export function* crowd(random: Random, arrivals: Iterable<number>, habits: Habits): Generator<Caller, void> {
  const nextNumber = callerNumbers(random.fork('numbers'))
  let n = 0
  for (const at of arrivals) yield caller(random.fork(`caller ${n++}`), at, nextNumber(), habits)
}

function caller(random: Random, at: number, from: string | undefined, { redials, dialAt }: Habits): Caller {
  const ofNumber = randomFrom(String(below(random, 2 ** 31)))
  const english = chance(random, inEnglish)
  const other = chance(random, inOthers)
  const otherwise = pick(random, foreign)
  const misdialled = chance(random, misdials)
  const shortly = between(random, 5, 20)
  const talk = round(misdialled ? shortly : drawTalk(random))
  const lost = chance(random, lineBreaks)
  const after = round(between(random, 0, talk))
  const redial = round(Math.min(59, 2 + exponential(random, 15)))
  const calls = chance(random, callsAgain)
  const tries = Array.from({ length: mostTries }, () => ({
    tries: chance(random, triesAgain),
    after: round(5 + exponential(random, betweenTries)),
  }))
  const last = tries.findIndex((one) => !one.tries)
  const again = tries.slice(0, last === -1 ? mostTries : last).map((one) => one.after)
  return {
    at: round(at),
    ...(from === undefined ? {} : { from }),
    to: dialAt(at)(ofNumber),
    ...(english ? { language: 'en' } : other ? { language: otherwise } : {}),
    patience: round(drawPatience(random)),
    ...(redials && !misdialled && again.length > 0 ? { again } : {}),
    talk,
    lastWord: misdialled || chance(random, saysGoodbye) ? 'caller' : 'operator',
    ...(lost ? { lineLost: { after, ...(redials && calls ? { redial } : {}) } } : {}),
    ...(misdialled ? { misdialled } : {}),
    appeal: below(random, 2 ** 31),
  }
}

/** The same person once more, on the same number, after the line broke. */
export const callingAgain = (caller: Caller, at: number): Caller => {
  const { lineLost: _, ...same } = caller
  return { ...same, at }
}

/** The same person once more after giving up, with one try fewer left, and when; undefined when she lets it be. */
export function tryingAgain(caller: Caller): { after: number; caller: Caller } | undefined {
  const { again: [after, ...left] = [], ...same } = caller
  return after === undefined ? undefined : { after, caller: left.length > 0 ? { ...same, again: left } : same }
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000
