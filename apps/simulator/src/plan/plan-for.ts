import type { Sky } from '../arrivals/sky.ts'
import type { Random } from '../random/generator.ts'
import { demoPlan } from './demo.ts'
import type { Plan } from './plan.ts'
import { plannedDay, type WholeDay } from './planned-day.ts'
import { replayPlan, type Replay } from './replay.ts'

type Wish = { replay?: Replay; day?: WholeDay; operators?: number; sky?: Sky }

/** The plan for what is asked, the endless demo day for nothing; a file that cannot be played gives a sentence. */
export async function planFor(random: Random, { replay, day, operators, sky }: Wish): Promise<Plan | string> {
  if (replay !== undefined) return replayPlan(random, replay, operators)
  return day === undefined ? demoPlan(random, operators, sky) : plannedDay(random, day, operators)
}
