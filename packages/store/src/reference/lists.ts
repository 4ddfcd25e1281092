import { asc, eq, ne } from 'drizzle-orm'
import { group } from '../operator/tables.ts'
import { hotline, queue } from '../queue/tables.ts'
import type { Db } from '../store.ts'
import { category, place, unit } from './tables.ts'

export type Category = typeof category.$inferSelect
export type Group = typeof group.$inferSelect
export type Hotline = typeof hotline.$inferSelect
export type Place = typeof place.$inferSelect
export type QueueRow = typeof queue.$inferSelect
export type Unit = typeof unit.$inferSelect

/** Whole lists, in the order screens show them; all but the communities are short. */
export const listCategories = (db: Db): Promise<Category[]> => db.select().from(category).orderBy(asc(category.code))
export const listGroups = (db: Db): Promise<Group[]> => db.select().from(group).orderBy(asc(group.id))
export const listHotlines = (db: Db): Promise<Hotline[]> => db.select().from(hotline).orderBy(asc(hotline.number))
/** Districts, subdistricts and towns. */
export const listPlaces = (db: Db): Promise<Place[]> =>
  db.select().from(place).where(ne(place.kind, 'community')).orderBy(asc(place.code))
/** What lies in the subdistricts and towns. */
export const listCommunities = (db: Db): Promise<Place[]> =>
  db.select().from(place).where(eq(place.kind, 'community')).orderBy(asc(place.code))
export const listQueues = (db: Db): Promise<QueueRow[]> => db.select().from(queue).orderBy(asc(queue.id))
export const listUnits = (db: Db): Promise<Unit[]> => db.select().from(unit).orderBy(asc(unit.code))
