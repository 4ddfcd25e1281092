import type { QueueId, SkillLevel } from '@hearline/domain'
import { hotline, queue } from '../queue/tables.ts'
import { category, place, unit } from '../reference/tables.ts'
import type { Db } from '../store.ts'
import { insertNew } from './insert.ts'
import { readRows } from './rows.ts'

/** Queues, hotlines, categories, places and units; rows that are there stay as they are. */
export async function seedReference(db: Db): Promise<void> {
  await insertNew(db, queue, queues())
  await insertNew(db, hotline, hotlines())
  await insertNew(db, category, categories())
  await insertNew(db, place, places())
  await insertNew(db, unit, units())
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
