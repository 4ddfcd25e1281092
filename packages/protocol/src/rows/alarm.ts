import { alarmRules, alarmUnits } from '@hearline/domain'
import { z } from 'zod'
import { instant, queueId, version } from '../values.ts'

/** An alarm of a queue; gone once it has cleared and somebody has acknowledged it. */
export const alarmRow = z.object({
  kind: z.literal('alarm'),
  id: z.uuid(),
  version,
  queueId,
  rule: z.enum(alarmRules),
  /** What it went by when it rose, and where it rises, in `unit`. */
  value: z.number(),
  threshold: z.number(),
  unit: z.enum(alarmUnits),
  /** When it rose, the last of so many times. */
  at: instant,
  times: z.int(),
  /** By whom is not on `wallboard`. */
  acknowledged: z.object({ at: instant, actor: z.string().optional(), name: z.string().optional() }).optional(),
  clearedAt: instant.optional(),
})
export type AlarmRow = z.infer<typeof alarmRow>
