import { grains } from '@hearline/domain'
import { z } from 'zod'
import { callId, instant } from '../values.ts'

const words = z.object({ zh: z.string(), en: z.string() })

const named: readonly string[] = ['queue', 'hotline', 'group']

/**
 * Whose figure is asked for: that of one queue or one hotline, of all queues together, of a group by who watches it, or
 * one's own as an operator; without a time the interval that runs now.
 */
export const figureQuery = z
  .strictObject({
    dimension: z.enum(['queue', 'hotline', 'floor', 'group', 'operator']),
    /** Which queue, hotline or group. There is one floor, and of operators everybody asks for herself. */
    of: z.string().min(1).max(64).optional(),
    grain: z.enum(grains).default('day'),
    at: instant.optional(),
  })
  .refine(({ dimension, of }) => (of !== undefined) === named.includes(dimension), {
    path: ['of'],
    error: 'names the queue, the hotline or the group, and nothing else',
  })
export type FigureQuery = z.infer<typeof figureQuery>

/**
 * `GET /api/v1/figures/<id>`: a figure's definition, its value in one interval, counted from the events, and the calls
 * behind it. What is unknown is absent; so are the calls for who may not read any.
 */
export const figure = z.object({
  id: z.string(),
  nameKey: z.string(),
  /** `ms` of a time; a `share` is 0 to 1. */
  unit: z.enum(['calls', 'share', 'ms']),
  formula: words,
  source: z.string(),
  variant: z.string(),
  from: instant,
  to: instant,
  /** When it was counted, the hub's time. */
  at: instant,
  value: z.number().optional(),
  /** The latest of them by arrival, and, unless some are left out, how many there are. */
  calls: z.array(callId).optional(),
  callCount: z.int().optional(),
})
export type Figure = z.infer<typeof figure>
