import type { KpiId } from '@hearline/domain'
import * as m from '#lib/paraglide/messages.js'

/** The figures that a board of queues shows, by the names of the catalogue. */
export const boardKpis = [
  'waiting',
  'longest-wait',
  'estimated-wait',
  'service-level-strict-15',
  'abandon-rate',
] as const satisfies readonly KpiId[]
export type BoardKpi = (typeof boardKpis)[number]

export const kpiWords: Record<BoardKpi, () => string> = {
  waiting: m.kpi_waiting,
  'longest-wait': m.kpi_longest_wait,
  'estimated-wait': m.kpi_estimated_wait,
  'service-level-strict-15': m.kpi_service_level_strict_15,
  'abandon-rate': m.kpi_abandon_rate,
}
