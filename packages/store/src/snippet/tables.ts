import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'

/** A piece of text to write with: somebody's own, or the city's in one language. */
export const snippet = pgTable(
  'snippet',
  {
    id: uuid().primaryKey(),
    /** The person it belongs to; absent when it is the city's. */
    owner: text(),
    language: text({ enum: ['zh', 'en'] }),
    name: text().notNull(),
    text: text().notNull(),
  },
  (t) => [index('snippet_owner').on(t.owner, t.name)],
)
