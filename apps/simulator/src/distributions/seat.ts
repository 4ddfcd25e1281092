import type { Random } from '../random/generator.ts'
import { drawLognormal, type Lognormal } from './lognormal.ts'

/** Proposals of our own: no source measures them. A record keeps neither the reach for the key nor the note afterwards. */

/** From the first ring to the answer: median 2.2 s, one offer in a thousand misses the 10 s of ringing. */
export const reaction: Lognormal = { mu: Math.log(2.2), sigma: 0.48 }

/** What is left to write when the call is over: median 24 s, 5 % beyond 80 s (an extension of wrap-up). */
export const wrapUp: Lognormal = { mu: Math.log(24), sigma: 0.73 }

/** Seconds. */
export const drawReaction = (random: Random): number => Math.max(0.6, drawLognormal(random, reaction))

/** Seconds, at most the 180 s that two extensions allow less a margin. */
export const drawWrapUp = (random: Random): number => Math.min(170, Math.max(3, drawLognormal(random, wrapUp)))
