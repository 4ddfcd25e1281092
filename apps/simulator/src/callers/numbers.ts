import { below, chance, pick } from '../random/draw.ts'
import type { Random } from '../random/generator.ts'

const withheld = 0.04
const calledBefore = 0.12
const remembered = 500
/** Of those who call again: who calls every day, and of whom a demo knows something. */
const areRegulars = 0.25
const regulars = Array.from({ length: 12 }, (_, n) => `+86140${String(n + 1).padStart(8, '0')}`)

/** Whose number shows on the display: mostly new ones, some who have called before, a few withheld. */
export function callerNumbers(random: Random): () => string | undefined {
  const known: string[] = []
  return () => {
    if (chance(random, withheld)) return undefined
    if (chance(random, calledBefore))
      return pick(random, chance(random, areRegulars) ? regulars : [...known, ...regulars])
    const number = mobile(random)
    if (known.push(number) > remembered) known.shift()
    return number
  }
}

/** Series 140 belongs to machine cards that cannot be called: no number here is a person's. */
const mobile = (random: Random): string => `+86140${String(below(random, 1e8)).padStart(8, '0')}`
