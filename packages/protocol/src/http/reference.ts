import { z } from 'zod'
import { queueRow } from '../rows/queue.ts'

const name = z.object({ zh: z.string(), en: z.string() })
/** How a Chinese name is read: `zao sheng wu ran`, and its initials, `zswr`. */
const reading = { pinyin: z.string().optional(), initials: z.string().optional() }

/** `GET /api/v1/categories`: the taxonomy, three levels, parents first. */
export const categories = z.object({
  categories: z.array(
    z.object({
      code: z.string(),
      parent: z.string().optional(),
      level: z.int(),
      name: z.string(),
      nameEn: z.string().optional(),
      ...reading,
    }),
  ),
})
/**
 * `GET /api/v1/places`: districts, then subdistricts and towns. `GET /api/v1/communities`: what lies in those; a code begins
 * with its parent's.
 */
export const places = z.object({
  places: z.array(z.object({ code: z.string(), parent: z.string().optional(), name: z.string(), ...reading })),
})
/** `GET /api/v1/hotlines`: the merged numbers. */
export const hotlines = z.object({ hotlines: z.array(z.object({ number: z.string(), name, queueId: z.string() })) })
/** `GET /api/v1/units`: agencies by code. */
export const units = z.object({
  units: z.array(z.object({ code: z.string(), name: z.string(), parent: z.string().optional() })),
})
/** `GET /api/v1/queues`: every queue with its figures as this hub computes them, and what it promises. */
export const queues = z.object({
  queues: z.array(
    queueRow.extend({
      requiredLevel: z.int(),
      priority: z.int(),
      overflowTo: z.string().optional(),
      reserveAbove: z.int(),
      targetSeconds: z.int(),
      targetShare: z.number(),
    }),
  ),
})
