import express, { Router, type Express } from 'express'
import { authRoutes, type AuthDeps } from '../auth/routes.ts'
import type { CommandDeps } from '../commands/run.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { jsonBody } from './body.ts'
import { callRoutes } from './calls.ts'
import { commandRoutes } from './commands.ts'
import { demoRoutes } from './demo.ts'
import { figureRoutes, type FigureDeps } from './figures.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { meRoutes, type MeDeps } from './me.ts'
import { noticeRoutes } from './notices.ts'
import { openApi } from './openapi.ts'
import { checkOrigin } from './origin.ts'
import { ownRoutes } from './own.ts'
import { peopleRoutes, type PeopleDeps } from './people.ts'
import { operatorHourRoutes } from './operator-hour.ts'
import { queueHourRoutes } from './queue-hour.ts'
import { referenceRoutes, type ReferenceDeps } from './reference.ts'
import { Refused, refusals } from './refusal.ts'
import { searchRoutes, type FindingDeps } from './search.ts'
import { signedIn } from './signed-in.ts'
import { similarRoutes } from './similar.ts'
import { consoleRoutes, securityHeaders } from './static.ts'
import { ticketRoutes, type ListDeps } from './tickets.ts'

export type AppDeps = {
  readonly auth: AuthDeps
  readonly commands: CommandDeps
  readonly reference: ReferenceDeps
  readonly lists: ListDeps
  readonly figures: FigureDeps
  readonly finding: FindingDeps & PeopleDeps
  readonly cti: Router
  readonly ready: Readiness
  readonly me: MeDeps
  readonly consoleFolder: string
  readonly https: boolean
  readonly metricsKey: string | undefined
  readonly log: Log
  readonly metrics: Metrics
}

/** Everything the hub answers over HTTP, in the order in which it is asked. */
export function createApp(deps: AppDeps): Express {
  const { auth, log, metrics } = deps
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(securityHeaders(deps.consoleFolder, { https: deps.https }))
  app.use(healthRoutes({ ready: deps.ready, metrics, metricsKey: deps.metricsKey }))
  app.use('/api/v1/cti', deps.cti)
  app.use('/api', checkOrigin(auth.origins))
  app.use('/api/auth', authRoutes(auth))
  const description = openApi()
  app.get('/api/v1/openapi.json', (_req, res) => void res.json(description))
  app.use('/api/v1', forPeople(deps))
  app.use('/api', () => {
    throw new Refused('not-found', 'There is nothing at this address.')
  })
  app.use(consoleRoutes(deps.consoleFolder))
  app.use(() => {
    throw new Refused('not-found', 'There is nothing at this address.')
  })
  app.use(refusals(log, metrics))
  return app
}

function forPeople({ auth, commands, reference, lists, figures, finding, me, metrics }: AppDeps): Router {
  const routes = Router()
  // before the body is read: a stranger's 32 KB are not worth parsing
  routes.use(signedIn(auth.sessions, auth.promptly))
  routes.use(jsonBody())
  if (me.demo) routes.use('/demo', demoRoutes())
  routes.use('/me', meRoutes(me))
  routes.use('/me', ownRoutes(lists))
  routes.use('/people', peopleRoutes(finding))
  routes.use('/commands', commandRoutes(commands, metrics))
  routes.use('/tickets', ticketRoutes(lists))
  routes.use('/tickets', searchRoutes(finding))
  routes.use('/tickets', similarRoutes(finding))
  routes.use('/calls', callRoutes(lists))
  routes.use('/figures', figureRoutes(figures))
  routes.use('/notices', noticeRoutes({ ...lists, floor: figures.floor }))
  routes.use(queueHourRoutes(reference))
  routes.use(operatorHourRoutes(reference))
  routes.use(referenceRoutes(reference))
  return routes
}
