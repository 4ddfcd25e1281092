import { intervalStart } from '@hearline/domain'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Days and hours one may promise something for, as ms from now; the last word of a day is 18:00 at the centre. */
export function dueAt(choice: 'hour' | 'today' | 'tomorrow' | 'week', now: number): string {
  if (choice === 'hour') return new Date(now + hour).toISOString()
  const begins = intervalStart(now, 'day') + { today: 0, tomorrow: 1, week: 7 }[choice] * day
  const due = begins + 18 * hour
  // An evening promise for today is for the end of the day.
  return new Date(due > now ? due : begins + day - minute).toISOString()
}
