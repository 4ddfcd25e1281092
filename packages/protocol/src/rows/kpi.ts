import { z } from 'zod'
import { version } from '../values.ts'

/**
 * One figure by name, without a value while unknown. On `desk` they are the operator's own day: `my/calls`, `my/aht`
 * (seconds), `my/sl15`, and `rank/<queueId>`, her place among those who are ready.
 */
export const kpiRow = z.object({
  kind: z.literal('kpi'),
  id: z.string(),
  version,
  value: z.number().optional(),
  unit: z.enum(['calls', 'share', 'seconds', 'seats', 'place']),
})
export type KpiRow = z.infer<typeof kpiRow>
