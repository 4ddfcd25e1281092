import { commands } from '@hearline/protocol'
import { Router } from 'express'
import { runCommand, type CommandDeps } from '../commands/run.ts'
import type { Metrics } from '../metrics.ts'
import { actorOf } from './signed-in.ts'

/** `POST /api/v1/commands/<name>`. */
export function commandRoutes(deps: CommandDeps, metrics: Metrics): Router {
  const routes = Router()
  routes.post('/:name', async (req, res) => {
    const { name } = req.params
    const label = Object.hasOwn(commands, name) ? name : 'unknown'
    const end = metrics.commands.startTimer({ name: label })
    res.once('finish', () => end({ status: res.statusCode }))
    const key = req.headers['idempotency-key']
    const { status, body } = await runCommand(deps, { name, key, actor: actorOf(req), body: req.body as unknown })
    res.status(status).json(body)
  })
  return routes
}
