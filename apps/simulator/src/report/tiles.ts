import { handlingIn, occupancyIn, type Day } from './day.ts'
import type { Figures } from './figures.ts'
import { count, duration, percent } from './words.ts'

type Tile = { name: string; value: string; about: string }

/** The figures a reader looks for first. */
export const tilesOf = (day: Day, f: Figures): Tile[] => [
  { name: 'Offered', value: count(f.offered), about: `${count(day.tally.redialled)} called again` },
  { name: 'Answered', value: count(f.answered), about: `${percent(f.completion)} of offered` },
  { name: 'Gave up', value: count(f.abandoned), about: `after 5 s or more; ${count(f.shortAbandoned)} sooner` },
  { name: 'Service level', value: percent(f.serviceLevel15), about: 'strict, within 15 s' },
  { name: 'Average wait', value: duration(f.averageWait), about: 'until the answer' },
  { name: 'Longest wait', value: duration(f.longestWait), about: 'answered or not' },
  {
    name: 'AHT',
    value: duration(handlingIn(day, f)),
    about: `${duration(f.meanTalk)} talk and hold, the rest wrap-up`,
  },
  { name: 'Occupancy', value: percent(occupancyIn(day)), about: 'of those at their desks' },
]
