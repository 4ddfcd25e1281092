import {
  listCategories,
  listCommunities,
  listHotlines,
  listPlaces,
  listUnits,
  type Db,
  type Place,
} from '@hearline/store'
import { Router } from 'express'
import type { QueueFigures } from '../floor/figures.ts'
import type { FloorView } from '../floor/model.ts'
import type { Promptly } from './promptly.ts'
import { readOnce } from './read-once.ts'
import { allowed } from './signed-in.ts'

const KEPT_MS = 60_000

export type ReferenceDeps = {
  readonly read: Db
  readonly promptly: Promptly
  readonly floor: FloorView
  readonly figures: QueueFigures
}

/** Lists that hardly ever change: read once a minute, whoever asks. */
export function referenceRoutes({ read, promptly, floor, figures }: ReferenceDeps): Router {
  const routes = Router()
  const categories = readOnce(KEPT_MS, async () => ({
    categories: (await listCategories(read)).map(({ code, parent, level, name, ...reading }) => ({
      ...{ code, level, name: name.zh, nameEn: name.en },
      ...(parent === null ? {} : { parent }),
      ...readingOf(reading),
    })),
  }))
  const places = readOnce(KEPT_MS, async () => ({ places: (await listPlaces(read)).map(placeOf) }))
  const communities = readOnce(KEPT_MS, async () => ({ places: (await listCommunities(read)).map(placeOf) }))
  const hotlines = readOnce(KEPT_MS, async () => ({
    hotlines: (await listHotlines(read)).map(({ number, name, queueId }) => ({ number, name, queueId })),
  }))
  const units = readOnce(KEPT_MS, async () => ({
    units: (await listUnits(read)).map(({ code, name, parent }) => ({
      ...{ code, name },
      ...(parent === null ? {} : { parent }),
    })),
  }))
  for (const [path, list] of Object.entries({ categories, places, communities, hotlines, units }))
    routes.get(`/${path}`, allowed('read-reference'), async (_req, res) => {
      res.setHeader('Cache-Control', 'private, max-age=300')
      res.json(await promptly<unknown>(list()))
    })

  routes.get('/queues', allowed('see-figures'), (_req, res) => {
    const queues = figures.rows().flatMap((row) => {
      const stored = floor.queues.get(row.id)
      if (stored === undefined) return []
      const { requiredLevel, priority, overflowTo, reserveAbove, targetSeconds, targetShare } = stored
      const promise = { requiredLevel, priority, reserveAbove, targetSeconds, targetShare }
      return [{ ...row, ...promise, ...(overflowTo === null ? {} : { overflowTo }) }]
    })
    res.setHeader('Cache-Control', 'no-store')
    res.json({ queues })
  })
  return routes
}

const placeOf = ({ code, name, parent, ...reading }: Place) => ({
  ...{ code, name },
  ...(parent === null ? {} : { parent }),
  ...readingOf(reading),
})

const readingOf = ({ pinyin, initials }: { pinyin: string | null; initials: string | null }) => ({
  ...(pinyin === null ? {} : { pinyin }),
  ...(initials === null ? {} : { initials }),
})
