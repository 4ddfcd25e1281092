import { generalRefusals, type GeneralRefusal, type RefusalBody } from '@hearline/protocol'
import { Unavailable } from '@hearline/store'
import type { ErrorRequestHandler, Response } from 'express'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** What a request may end with instead of an answer; thrown by routes, sent by `refusals`. */
export class Refused extends Error {
  override name = 'Refused'
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(code: string, words: string, details?: Readonly<Record<string, unknown>>) {
    super(words)
    this.code = code
    this.status = statusOf(code)
    this.details = details
  }
}

/** Every code outside the general list is a command's own refusal: 409. */
export const statusOf = (code: string): number =>
  Object.hasOwn(generalRefusals, code) ? generalRefusals[code as GeneralRefusal] : 409

export const refusalOf = (code: string, message: string, details?: Readonly<Record<string, unknown>>): RefusalBody => ({
  error: { code, message, ...(details === undefined ? {} : { details: { ...details } }) },
})

export const badInput = (field: string, words: string) => new Refused('bad-input', `${field}: ${words}`, { field })
export const unavailable = () => new Refused('unavailable', 'The database cannot be reached; try again.')

function sendRefusal(res: Response, refused: Refused): void {
  if (refused.status === 503 || refused.status === 429) {
    const { retryAfterS } = { retryAfterS: 1, ...refused.details }
    res.setHeader('Retry-After', String(retryAfterS))
  }
  res.status(refused.status).json(refusalOf(refused.code, refused.message, refused.details))
}

/** The last handler: turns whatever was thrown into the contract's refusal; only bugs are logged. */
export function refusals(log: Log, metrics: Metrics): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const refused = meaning(error)
    // its words are of a closed list
    if (refused.status === 503) metrics.notNow.inc({ why: error instanceof Unavailable ? error.message : 'silent' })
    if (refused.code === 'internal') {
      metrics.bugs.inc({ where: 'http' })
      log.error({ err: error, method: req.method }, 'a request failed')
    }
    if (res.headersSent) {
      next(error)
      return
    }
    sendRefusal(res, refused)
  }
}

function meaning(error: unknown): Refused {
  if (error instanceof Refused) return error
  if (error instanceof Unavailable) return unavailable()
  // body-parser and the router say what was wrong with the request by a status
  const { status, type, limit } = (error ?? {}) as { status?: unknown; type?: unknown; limit?: unknown }
  if (status === 413 || type === 'entity.too.large')
    return new Refused('too-large', `A body holds ${typeof limit === 'number' ? limit / 1024 : 32} KB at most.`)
  if (status === 404) return new Refused('not-found', 'There is nothing at this address.')
  if (typeof status === 'number' && status >= 400 && status < 500)
    return badInput('body', type === 'entity.parse.failed' ? 'is no JSON object' : 'cannot be read')
  return new Refused('internal', 'Something went wrong here; it has been noted.')
}
