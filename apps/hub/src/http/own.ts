import type { Snippet } from '@hearline/protocol'
import { listSnippets, ownCategories, type Store } from '@hearline/store'
import { Router } from 'express'
import type { Promptly } from './promptly.ts'
import { actorOf, allowed } from './signed-in.ts'

/** What somebody writes with: `GET /api/v1/me/categories`, `GET /api/v1/me/snippets`. */
export function ownRoutes({ store, promptly }: { store: Pick<Store, 'read'>; promptly: Promptly }): Router {
  const routes = Router()
  routes.get('/categories', allowed('edit-ticket'), async (req, res) => {
    const { operatorId } = actorOf(req)
    const own = operatorId && (await promptly(ownCategories(store.read, operatorId)))
    res.setHeader('Cache-Control', 'no-store')
    res.json(own ?? { recent: [], frequent: [] })
  })

  routes.get('/snippets', allowed('edit-ticket'), async (req, res) => {
    const rows = await promptly(listSnippets(store.read, actorOf(req).personId))
    const snippets = rows.map(({ id, name, text, owner, language }): Snippet => {
      return { id, name, text, own: owner !== null, ...(language === null ? {} : { language }) }
    })
    res.setHeader('Cache-Control', 'no-store')
    res.json({ snippets })
  })
  return routes
}
