import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Router } from 'express'
import compressed from 'express-static-gzip'
import helmet from 'helmet'

const YEAR_S = 31_536_000

/** The console's built files, compressed when they were built; any other page address is the console itself, which routes in the browser. */
export function consoleRoutes(folder: string): Router {
  const routes = Router()
  const files = (root: string, setHeaders: (res: ServerResponse) => void, more: object = {}) =>
    compressed(root, {
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      index: false,
      serveStatic: { redirect: false, dotfiles: 'ignore', setHeaders, ...more },
    })
  routes.use(
    '/_app/immutable',
    files(join(folder, '_app/immutable'), () => undefined, {
      fallthrough: false,
      immutable: true,
      maxAge: YEAR_S * 1000,
    }),
  )
  routes.use(files(folder, (res) => res.setHeader('Cache-Control', 'no-cache')))
  const page = join(folder, 'index.html')
  routes.get('/{*page}', (req, res, next) => {
    if (/^\/(api|socket\.io)(\/|$)/.test(req.path) || /\.[a-z0-9]{1,8}$/i.test(req.path)) {
      next()
      return
    }
    if (!existsSync(page)) return void res.status(503).type('text').send('The console has not been built: pnpm build')
    res.setHeader('Cache-Control', 'no-cache')
    res.sendFile(page)
  })
  return routes
}

/** Headers of every answer. Scripts are ours or one of the page's own inline ones, known by hash; nothing from outside. */
export function securityHeaders(folder: string, options: { https: boolean }) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inlineScripts(join(folder, 'index.html'))],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        // 'self' covers the socket of the same host as well
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: options.https ? { maxAge: YEAR_S } : false,
    crossOriginOpenerPolicy: options.https,
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
}

function inlineScripts(page: string): string[] {
  if (!existsSync(page)) return []
  const scripts = readFileSync(page, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)
  return [...scripts].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  )
}
