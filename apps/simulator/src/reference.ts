import { setTimeout as delay } from 'node:timers/promises'
import { categories, hotlines, places } from '@hearline/protocol'
import type { z } from 'zod'
import type { Hotline } from './callers/city.ts'
import type { Session } from './operators/session.ts'

export type Category = z.infer<typeof categories>['categories'][number]
export type Place = z.infer<typeof places>['places'][number]
/** What every operator looks up. */
export type Reference = { categories: readonly Category[]; places: readonly Place[]; hotlines: readonly Hotline[] }

/** Asks the hub, for as long as it is away. */
export async function readReference(hub: string, session: Session, signal: AbortSignal): Promise<Reference> {
  const get = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
    for (;;) {
      const headers = { authorization: `Bearer ${session.token()}` }
      const response = await fetch(new URL(path, hub), { headers, signal }).catch(() => undefined)
      if (response?.ok === true) return schema.parse(await response.json())
      if (response !== undefined && response.status < 500) throw new Error(`${path} answered ${response.status}`)
      await delay(500, undefined, { signal })
    }
  }
  const [known, where, numbers] = await Promise.all([
    get('/api/v1/categories', categories),
    get('/api/v1/places', places),
    get('/api/v1/hotlines', hotlines),
  ])
  return {
    categories: known.categories,
    places: where.places,
    hotlines: numbers.hotlines,
  }
}
