import type { KpiId } from '@hearline/domain'
import * as m from '#lib/paraglide/messages.js'

/** The figures that screens explain, by the names of the catalogue. */
export const kpiWords = {
  waiting: m.kpi_waiting,
  'longest-waiting': m.kpi_longest_waiting,
  'estimated-wait': m.kpi_estimated_wait,
  completion: m.kpi_completion,
  'service-level-strict-15': m.kpi_service_level_strict_15,
  'abandon-rate': m.kpi_abandon_rate,
  answered: m.kpi_answered,
  aht: m.kpi_aht,
  'service-level-answered-15': m.kpi_service_level_answered_15,
} as const satisfies { [Id in KpiId]?: () => string }
export type ShownKpi = keyof typeof kpiWords

/** Those of a queue on a lead's board, and beside a desk, where nobody knows how long the next caller waits. */
export const boardKpis = [
  'waiting',
  'longest-waiting',
  'estimated-wait',
  'service-level-strict-15',
  'abandon-rate',
] as const satisfies readonly ShownKpi[]
export const deskKpis = ['waiting', 'longest-waiting', 'service-level-strict-15', 'abandon-rate'] as const
/** Those of the whole floor, and of an operator's own day. */
export const floorKpis = ['waiting', 'longest-waiting', 'completion', 'service-level-strict-15'] as const
export const myKpis = ['answered', 'aht', 'service-level-answered-15'] as const

export type BoardKpi = (typeof boardKpis)[number]
