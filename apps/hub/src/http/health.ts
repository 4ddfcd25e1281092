import { Router, type RequestHandler } from 'express'
import type { Metrics } from '../metrics.ts'
import { timingSafeEqual, createHash } from 'node:crypto'

type Dependency = { readonly ok: boolean; readonly words: string }
/** `required` ones decide readiness; the others are told only. */
export type Readiness = () => { required: Record<string, Dependency>; optional: Record<string, Dependency> }

/** `/healthz`, `/readyz`, and `/metrics` for this machine or a key's holder. */
export function healthRoutes(deps: { ready: Readiness; metrics: Metrics; metricsKey?: string | undefined }): Router {
  const routes = Router()
  routes.get('/healthz', (_req, res) => void res.json({ ok: true }))
  routes.get('/readyz', (_req, res) => {
    const { required, optional } = deps.ready()
    const ok = Object.values(required).every((dependency) => dependency.ok)
    res.status(ok ? 200 : 503).json({ ok, dependencies: { ...required, ...optional } })
  })
  routes.get('/metrics', localOrKey(deps.metricsKey), async (_req, res) => {
    res.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics())
  })
  return routes
}

const hash = (text: string) => createHash('sha256').update(text).digest()

/** Behind a proxy everybody comes from loopback; the proxy says so by its header. */
function localOrKey(key: string | undefined): RequestHandler {
  return (req, res, next) => {
    const given = req.headers.authorization?.match(/^Bearer (.+)$/i)?.[1]
    if (key !== undefined && given !== undefined && timingSafeEqual(hash(given), hash(key))) {
      next()
      return
    }
    const local = /^(::1|(::ffff:)?127\.)/.test(req.socket.remoteAddress ?? '')
    if (local && req.headers['x-forwarded-for'] === undefined && req.headers.forwarded === undefined) {
      next()
      return
    }
    res.status(403).json({ error: { code: 'not-allowed', message: 'Metrics are for this machine or a key.' } })
  }
}
