import { loadAt, type Profile } from '../arrivals/profile.ts'
import { mostOperators, usernames } from './usernames.ts'

type Span = readonly [from: number, to: number]
/** Hours of the day, from midnight. */
const hours = {
  night: [
    [0, 8],
    [22, 24],
  ],
  early: [[7, 15]],
  day: [[9, 17]],
  late: [[14, 22]],
  flex: [
    [10, 14],
    [16, 20],
  ],
} as const satisfies Record<string, readonly Span[]>
export type Shift = keyof typeof hours
const shifts = Object.keys(hours) as Shift[]

/** Whoever leaves stays so long beside whoever comes. Hours. */
const handover = 0.25
/** Of the most ever on duty, so many are always there. */
const least = 0.1

/** Whether a shift is at its desks at a second of the day (of any day). */
export function isOn(shift: Shift, second: number): boolean {
  const hour = (second / 3600) % 24
  return hours[shift].some(([from, to]) => hour >= from && hour < (to === 24 ? 24 : to + handover))
}

/**
 * The shift of each operator, so that at `peak` load as many are on duty as asked for, else fewer with the load: the
 * fewest we can find by giving each next one the best shift at the hour that lacks most. The pattern of shifts and the
 * handover are proposals of our own. No more than there are accounts.
 */
export function rosterFor(profile: Profile, peak: number): Shift[] {
  const roster = fill(profile, peak)
  return roster.length <= mostOperators ? roster : rosterFor(profile, Math.floor(peak * 0.97))
}

function fill(profile: Profile, peak: number): Shift[] {
  const lacks = Array.from({ length: 48 }, (_, slot) => Math.ceil(peak * Math.max(least, loadIn(profile, slot * 1800))))
  const roster: Shift[] = []
  // by how much the squares of what lacks, or is too many, come down
  const gain = (shift: Shift) =>
    lacks.reduce((sum, lack, slot) => (isOn(shift, endOf(slot)) ? sum + 2 * lack - 1 : sum), 0)
  for (let worst = Math.max(...lacks); worst > 0; worst = Math.max(...lacks)) {
    const fitting = shifts.filter((shift) => isOn(shift, endOf(lacks.indexOf(worst))))
    const best = fitting.reduce((a, b) => (gain(b) > gain(a) ? b : a))
    roster.push(best)
    for (const slot of lacks.keys()) if (isOn(best, endOf(slot))) lacks[slot] = (lacks[slot] ?? 0) - 1
  }
  return roster
}

// whoever only hands over is gone by the end of it
const endOf = (slot: number): number => slot * 1800 + 1799

/** The heaviest load of a half hour. */
const loadIn = (profile: Profile, from: number): number =>
  Math.max(...[0, 1, 2, 3, 4].map((step) => loadAt(profile, from + step * 360)))

/** The usernames of a roster on duty at a second of the day. */
export function namesOnDuty(roster: readonly Shift[]): (second: number) => string[] {
  const names = usernames(roster.length)
  return (second) => names.filter((_, n) => isOn(roster[n] ?? 'day', second))
}
