import type { Random } from '../random/generator.ts'
import { drawWeibull, type Weibull } from './weibull.ts'

/**
 * How long callers wait before they give up, fitted by maximum likelihood to the 14,127 calls of `calls-1999-02.csv` that
 * queued for a second or longer (source: `talk.ts`); the 11,041 who were served or vanished count as censored. Mean
 * 405 s; distance to the Kaplan-Meier estimate at most 0.053 while 100 or more are still waiting (an exponential of mean
 * 340 s: 0.097). The log shows steps at each minute, where an announcement played; those are not modelled.
 */
export const patience: Weibull = { shape: 0.8993, scale: 385.2 }

/** Seconds of waiting, ringing included. */
export const drawPatience = (random: Random): number => drawWeibull(random, patience)
