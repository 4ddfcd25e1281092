import { lognormalMean } from './lognormal.ts'
import { reaction, wrapUp } from './seat.ts'
import { talk } from './talk.ts'

/** Seconds one call keeps one seat beside the talk itself. */
export const besideTalk = lognormalMean(reaction) + lognormalMean(wrapUp)

/** Seconds one call keeps one seat. */
export const handling = lognormalMean(talk) + besideTalk
