import type { QueueId, SkillLevel } from '@hearline/domain'
import { isNull, sql } from 'drizzle-orm'
import { hotline, queue } from '../queue/tables.ts'
import { readingsOf } from '../reference/reading.ts'
import { category, place, unit } from '../reference/tables.ts'
import { snippet } from '../snippet/tables.ts'
import type { Db } from '../store.ts'
import { seededId } from './id.ts'
import { BATCH, insertNew } from './insert.ts'
import { readRows } from './rows.ts'

/** Queues, hotlines, categories, places, units and the city's snippets; rows that are there stay as they are. */
export async function seedReference(db: Db): Promise<void> {
  await insertNew(db, queue, queues())
  await insertNew(db, hotline, hotlines())
  await insertRead(db, category, await read(categories(), ({ name }) => ({ name: name.zh })))
  await insertRead(db, place, await read(places(), ({ name, pinyin }) => ({ name, known: pinyin ?? '' })))
  await insertRead(db, place, await read(communities(), ({ name }) => ({ name })))
  await insertNew(db, unit, units())
  await insertNew(db, snippet, snippets())
}

/** Rows with how their names are read. */
async function read<T extends object>(rows: T[], named: (row: T) => { name: string; known?: string }) {
  const readings = await readingsOf(rows.map(named))
  return rows.map((row, n) => ({ ...row, ...readings[n] }))
}

/** As `insertNew`; rows that were there before names could be read get their reading. */
async function insertRead<T extends typeof category | typeof place>(
  db: Db,
  table: T,
  rows: T['$inferInsert'][],
): Promise<void> {
  const reading = { pinyin: sql`excluded.pinyin`, initials: sql`excluded.initials` }
  for (let start = 0; start < rows.length; start += BATCH)
    await db
      .insert(table as typeof category)
      .values(rows.slice(start, start + BATCH) as never)
      .onConflictDoUpdate({ target: table.code, set: reading, setWhere: isNull(table.initials) })
}

const queues = (): (typeof queue.$inferInsert)[] =>
  readRows('queues', [
    ...(['id', 'zh', 'en', 'requiredLevel', 'priority', 'overflowTo', 'reserveAbove'] as const),
    ...(['targetSeconds', 'targetShare'] as const),
  ]).map(({ id, zh, en, ...row }) => ({
    id: id as QueueId,
    name: { zh, en },
    requiredLevel: Number(row.requiredLevel) as SkillLevel,
    priority: Number(row.priority),
    overflowTo: (row.overflowTo || null) as QueueId | null,
    reserveAbove: Number(row.reserveAbove),
    targetSeconds: Number(row.targetSeconds),
    targetShare: Number(row.targetShare),
  }))

const hotlines = (): (typeof hotline.$inferInsert)[] =>
  readRows('hotlines', ['number', 'zh', 'en', 'queue', 'language', 'known']).map((row) => ({
    number: row.number,
    name: { zh: row.zh, en: row.en },
    queueId: row.queue as QueueId,
    language: row.language || null,
  }))

/** Two digits a level. */
const categories = (): (typeof category.$inferInsert)[] =>
  readRows('categories', ['code', 'zh', 'en']).map(({ code, zh, en }) => ({
    code,
    parent: code.slice(0, -2) || null,
    level: code.length / 2,
    name: { zh, en },
  }))

/** The city's, in each language. */
const snippets = (): (typeof snippet.$inferInsert)[] =>
  readRows('snippets', ['code', 'zhName', 'zh', 'enName', 'en']).flatMap(({ code, zhName, zh, enName, en }) => [
    { id: seededId('snippet', `zh/${code}`), language: 'zh', name: zhName, text: zh },
    { id: seededId('snippet', `en/${code}`), language: 'en', name: enName, text: en },
  ])

type Place = typeof place.$inferInsert

const places = (): Place[] =>
  readRows('places', ['code', 'parent', 'kind', 'name', 'pinyin', 'lng', 'lat', 'managedBy']).map((row) => ({
    code: row.code,
    parent: row.parent || null,
    kind: row.kind as Place['kind'],
    name: row.name,
    pinyin: row.pinyin || null,
    lng: row.lng ? Number(row.lng) : null,
    lat: row.lat ? Number(row.lat) : null,
    managedBy: row.managedBy || null,
  }))

/** A community's code begins with that of its subdistrict or town. */
const communities = (): Place[] =>
  readRows('communities', ['code', 'name']).map((row) => ({ ...row, parent: row.code.slice(0, 9), kind: 'community' }))

/** City departments, then every place's own government; those of the development area stand under it. */
export function units(): (typeof unit.$inferInsert)[] {
  const departments = readRows('departments', ['code', 'name']).map((row) => ({
    ...row,
    parent: null,
    placeCode: null,
  }))
  const governments = places().map(({ code, parent, name, managedBy }) => ({
    code,
    name,
    parent: managedBy?.toLowerCase() ?? parent ?? null,
    placeCode: code,
  }))
  return [...departments, ...governments]
}
