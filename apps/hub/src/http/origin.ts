import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { Refused } from './refusal.ts'

/** Whether a browser page of this origin may use a session cookie here. */
export type Origins = { allow(req: IncomingMessage): boolean }

/** Without a list (demo) the origin must be this very host, so that a foreign page never rides on a cookie. */
export function originsOf(listed: readonly string[]): Origins {
  const known = new Set(listed)
  return {
    allow(req) {
      const { origin, host } = req.headers
      if (origin === undefined) return false
      if (known.size > 0) return known.has(origin)
      return host !== undefined && isLoopback(host) && (origin === `http://${host}` || origin === `https://${host}`)
    },
  }
}

// a name that merely resolves to this machine must not do: that is how a foreign page would get in
function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '')
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses what changes something with a cookie from a page that is not ours; a bearer token needs no origin. */
export function checkOrigin(origins: Origins): RequestHandler {
  return (req, _res, next) => {
    if (SAFE.has(req.method) || req.headers.cookie === undefined || origins.allow(req)) {
      next()
      return
    }
    throw new Refused('not-allowed', 'This page may not act here: its origin is missing or foreign.')
  }
}
