import type { Instant } from '../ids.ts'
import type { Timings } from '../timings.ts'
import type { Behind } from './behind.ts'
import type { Counted } from './counts.ts'
import type { Dimension } from './fact.ts'
import type { IntervalRow } from './row.ts'
import { isOverdue, serviceLevelOf, type ServiceLevel, type ServiceTime } from './service-level.ts'

/** `ms` of a mean or a longest time; `share` is 0 to 1. */
export type KpiUnit = 'calls' | 'share' | 'ms'
export type Words = { zh: string; en: string }

/** A figure and its definition, which a screen opens from it. */
export type Kpi<Id extends string = string> = {
  id: Id
  /** Key of its name in the console's messages. */
  nameKey: string
  unit: KpiUnit
  formula: Words
  /** Whose definition it is. */
  source: string
  /** Which of several usual readings. */
  variant: string
  /** Of whom it tells; elsewhere it is absent. */
  on: readonly Dimension[]
  /** What the calls behind it count as, or how they wait. */
  behind: readonly Behind[]
  /** Its value in one row; absent while unknown. */
  of: (row: IntervalRow, at: KpiMoment) => number | undefined
}
/** What a row does not hold: the time, and how many seats serve its queue now, where that is known. */
export type KpiMoment = { now: Instant; timings: Timings; seats?: { all: number; free: number } }

/** The standard names completion and its 95 %; how to reckon it is Hearline's reading. */
export const sources = {
  house: 'Hearline',
  standard: 'GB/T 33358-2016, as Hearline reads it',
  common: 'usual in call centres',
} as const

/** Whose figures tell what became of callers, and whose what became of time and work. */
export const queues: readonly Dimension[] = ['queue', 'hotline']
export const people: readonly Dimension[] = ['group', 'operator']
export const all: readonly Dimension[] = [...queues, ...people]

export const kpi = <Id extends string>(id: Id, rest: Omit<Kpi, 'id' | 'nameKey'>): Kpi<Id> => ({
  ...{ id, nameKey: `kpi_${id.replaceAll('-', '_')}` },
  ...rest,
  of: (row, at) => (rest.on.includes(row.dimension) ? rest.of(row, at) : undefined),
})

/** A plain count. */
export const count = <Id extends string>(
  id: Id,
  counted: Counted,
  on: readonly Dimension[],
  variant: string,
  formula: Words,
): Kpi<Id> =>
  kpi(id, {
    ...{ unit: 'calls', formula, source: sources.house, variant, on, behind: [counted] },
    of: (row) => row.counts[counted],
  })

/** One of the service levels. */
export function level<V extends ServiceLevel, T extends ServiceTime>(
  variant: V,
  within: T,
): Kpi<`service-level-${V}-${T}`> {
  const { zh, en } = levelFormula[variant]
  return kpi(`service-level-${variant}-${within}`, {
    ...{ unit: 'share', variant, on: variant === 'answered' ? all : queues },
    behind: [variant === 'strict' ? `missedIn${within}` : `answeredIn${within}`],
    formula: { zh: zh.replaceAll('{t}', `${within}`), en: en.replaceAll('{t}', `${within}`) },
    source: variant === 'strict' ? sources.house : sources.common,
    of({ counts, waitingSince }, { now, timings }) {
      const overdue = waitingSince.filter((since) => isOverdue(since, now, timings, within)).length
      return serviceLevelOf(counts, overdue, variant, within)
    },
  })
}

const levelFormula: Record<ServiceLevel, Words> = {
  strict: {
    zh: '{t} 秒内接听 ÷（接听 + 等候 5 秒及以上放弃 + 仍在等候且超过 {t} 秒）',
    en: 'answered within {t} s ÷ (answered + abandoned at 5 s or more + waiting beyond {t} s)',
  },
  offered: { zh: '{t} 秒内接听 ÷ 进入队列', en: 'answered within {t} s ÷ offered' },
  answered: { zh: '{t} 秒内接听 ÷ 接听', en: 'answered within {t} s ÷ answered' },
  lenient: {
    zh: '{t} 秒内接听 ÷（进入队列 − {t} 秒内放弃）',
    en: 'answered within {t} s ÷ (offered − abandoned within {t} s)',
  },
}
