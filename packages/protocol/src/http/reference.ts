import { z } from 'zod'

const name = z.object({ zh: z.string(), en: z.string() })

/** `GET /api/v1/categories`: the taxonomy, three levels, parents first. */
export const categories = z.object({
  categories: z.array(
    z.object({
      code: z.string(),
      parent: z.string().optional(),
      level: z.int(),
      name: z.string(),
      pinyin: z.string().optional(),
    }),
  ),
})
/** `GET /api/v1/places`: districts, then subdistricts and towns. */
export const places = z.object({
  places: z.array(
    z.object({ code: z.string(), parent: z.string().optional(), name: z.string(), pinyin: z.string().optional() }),
  ),
})
/** `GET /api/v1/hotlines`: the merged numbers. */
export const hotlines = z.object({ hotlines: z.array(z.object({ number: z.string(), name, queueId: z.string() })) })
/** `GET /api/v1/units`: agencies by code. */
export const units = z.object({
  units: z.array(z.object({ code: z.string(), name: z.string(), parent: z.string().optional() })),
})
