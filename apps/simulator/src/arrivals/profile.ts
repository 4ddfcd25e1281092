/** How calls spread over a day: equally long slots from midnight; only their ratios matter. */
export type Profile = readonly number[]

const daySeconds = 86_400

/** Load at a second of the day (of any day) as a share of the day's peak, 0 to 1. */
export function loadAt(profile: Profile, second: number): number {
  const slot = Math.floor(((second % daySeconds) / daySeconds) * profile.length)
  return (profile[slot] ?? 0) / Math.max(...profile)
}

/**
 * The mean over the full days of a table of counts in the format of `arrivals-6min-1999-01_10.csv` (date, then one count
 * a slot), smoothed over half an hour; days under half the median are holidays and left out.
 */
export function readProfile(text: string): Profile | undefined {
  const [, ...lines] = text.trim().split(/\r?\n/)
  const days = lines.map((line) => line.split(',').slice(1).map(Number))
  const slots = days[0]?.length ?? 0
  if (slots === 0 || days.some((day) => day.length !== slots || day.some((n) => !(n >= 0)))) return undefined
  const totals = days.map((day) => day.reduce((a, b) => a + b, 0))
  const median = totals.toSorted((a, b) => a - b)[Math.floor(totals.length / 2)] ?? 0
  const full = days.filter((_, i) => (totals[i] ?? 0) >= median / 2)
  const means = Array.from({ length: slots }, (_, s) => full.reduce((sum, day) => sum + (day[s] ?? 0), 0) / full.length)
  return means.map((_, s) => [-2, -1, 0, 1, 2].reduce((sum, k) => sum + (means.at((s + k) % slots) ?? 0), 0) / 5)
}
