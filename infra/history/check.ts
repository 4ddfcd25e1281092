import type { History } from './history.ts'
import type { Law } from './law.ts'
import { neverBack } from './never-back.ts'
import { noSilentGap } from './no-silent-gap.ts'
import { nothingLost } from './nothing-lost.ts'
import { oneAnswer } from './one-answer.ts'
import { oneContent } from './one-content.ts'
import { oneEnd } from './one-end.ts'
import { oneHolder } from './one-holder.ts'
import { oneReply } from './one-reply.ts'
import { risingFences } from './rising-fences.ts'
import { screensRight } from './screens-right.ts'

const laws: readonly Law[] = [
  oneContent,
  neverBack,
  noSilentGap,
  oneReply,
  oneAnswer,
  risingFences,
  oneHolder,
  nothingLost,
  oneEnd,
  screensRight,
]

/** The laws a history breaks, each with its breaches; none when all hold. It knows the contract and nothing else. */
export const check = (history: History): { law: string; breaches: string[] }[] =>
  laws.map(({ law, breaches }) => ({ law, breaches: breaches(history) })).filter(({ breaches }) => breaches.length > 0)
