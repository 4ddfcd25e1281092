import { demoDay, opening } from '../arrivals/demo-day.ts'
import { realDay } from '../arrivals/real-day.ts'
import type { Sky } from '../arrivals/sky.ts'
import { demoCity } from '../callers/city.ts'
import { crowd } from '../callers/crowd.ts'
import { diallingBy } from '../callers/dialling.ts'
import { namesOnDuty, rosterFor } from '../operators/roster.ts'
import type { Random } from '../random/generator.ts'
import type { Plan } from './plan.ts'

/** On duty at the peak; about 200 at the opening. */
const usual = 185

/** The endless demo day. */
export function demoPlan(random: Random, operators = usual, sky?: Sky): Plan {
  const names = namesOnDuty(rosterFor(realDay, operators))
  const arrivals = demoDay(random.fork('arrivals'), (second) => names(second).length, sky)
  const onDuty = (second: number) => names(opening + second)
  return {
    opens: opening,
    callers: crowd(random.fork('crowd'), arrivals, { redials: true, dialAt: diallingBy(demoCity, onDuty) }),
    onDuty,
    outages: [],
  }
}
