import { doublePrecision, pgTable, smallint, text } from 'drizzle-orm/pg-core'
import { names } from '../columns.ts'

/** The taxonomy, three levels. */
export const category = pgTable('category', {
  code: text().primaryKey(),
  parent: text(),
  level: smallint().notNull(),
  name: names().notNull(),
  /** How the Chinese name is read: syllables with spaces between, and their initials. */
  pinyin: text(),
  initials: text(),
})

/** Districts, subdistricts and towns by national statistics code; below them communities and villages. */
export const place = pgTable('place', {
  code: text().primaryKey(),
  parent: text(),
  kind: text({ enum: ['district', 'subdistrict', 'area', 'town', 'township', 'community'] }).notNull(),
  name: text().notNull(),
  pinyin: text(),
  initials: text(),
  lng: doublePrecision(),
  lat: doublePrecision(),
  managedBy: text(),
})

/** Agencies that can be given tickets. */
export const unit = pgTable('unit', {
  code: text().primaryKey(),
  parent: text(),
  name: text().notNull(),
  placeCode: text(),
})
