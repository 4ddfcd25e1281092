export const alarmRules = ['longest-wait', 'waiting', 'service-level', 'no-seat'] as const
export type AlarmRule = (typeof alarmRules)[number]

/** Where an alarm rises and where it clears again; apart, so that a figure which trembles does not ring. */
export type Band = { rise: number; clear: number }
export type AlarmBands = Record<AlarmRule, Band>

export const alarmUnits = ['seconds', 'calls', 'share'] as const
export type AlarmUnit = (typeof alarmUnits)[number]
export const alarmUnit: Record<AlarmRule, AlarmUnit> = {
  'longest-wait': 'seconds',
  waiting: 'calls',
  'service-level': 'share',
  'no-seat': 'calls',
}

/** Of a real day: seconds; calls a staffed seat; a share, 0 to 1; calls where nobody is staffed. */
export const standardBands: AlarmBands = {
  'longest-wait': { rise: 60, clear: 30 },
  waiting: { rise: 2, clear: 1 },
  'service-level': { rise: 0.8, clear: 0.85 },
  'no-seat': { rise: 1, clear: 0 },
}

/** The bands of a setting; what is not set, or would rise where it clears, stays standard. */
export function bandsOf(stored: unknown): AlarmBands {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const bands = alarmRules.map((rule) => [rule, isBand(rule, given[rule]) ? given[rule] : standardBands[rule]])
  return Object.fromEntries(bands) as AlarmBands
}

/** Apart in the same direction as the standard. */
function isBand(rule: AlarmRule, given: unknown): given is Band {
  if (typeof given !== 'object' || given === null) return false
  const { rise, clear } = given as Partial<Record<'rise' | 'clear', unknown>>
  if (!isSound(rise) || !isSound(clear)) return false
  return Math.sign(rise - clear) === Math.sign(standardBands[rule].rise - standardBands[rule].clear)
}

const isSound = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0
