const hour = 3_600_000

/** Days and hours one may promise something for, as ms from now; the last word of a day is 18:00 where the desk stands. */
export function dueAt(choice: 'hour' | 'today' | 'tomorrow' | 'week', now: number): string {
  if (choice === 'hour') return new Date(now + hour).toISOString()
  const day = new Date(now)
  day.setDate(day.getDate() + { today: 0, tomorrow: 1, week: 7 }[choice])
  day.setHours(18, 0, 0, 0)
  // An evening promise for today is for the end of the day.
  if (day.getTime() <= now) day.setHours(23, 59, 0, 0)
  return day.toISOString()
}
