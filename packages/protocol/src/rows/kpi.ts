import { z } from 'zod'
import { version } from '../values.ts'

/** One figure of the whole floor by name; absent while unknown. */
export const kpiRow = z.object({
  kind: z.literal('kpi'),
  id: z.string(),
  version,
  value: z.number().optional(),
  unit: z.enum(['calls', 'share', 'seconds', 'seats']),
})
export type KpiRow = z.infer<typeof kpiRow>
