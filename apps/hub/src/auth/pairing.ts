import { paired, pairing, values, type pairingRefusals } from '@hearline/protocol'
import { Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { parsed } from '../http/body.ts'
import type { Promptly } from '../http/promptly.ts'
import { Refused } from '../http/refusal.ts'
import { POLL_S, WALLBOARD_CLIENT, type Accounts } from './accounts.ts'
import type { Sessions } from './sessions.ts'

/** Codes one address may ask for in ten minutes: a floor's screens may all come back at once. */
const CODES = 120
const WINDOW_S = 600
/** A code holds no more than this of the database, whoever asks. */
const ALL_CODES = 1_000

type PairingDeps = { readonly accounts: Accounts; readonly sessions: Sessions; readonly promptly: Promptly }
type PairingRefusal = (typeof pairingRefusals)[number]

/** What the library says of a token that is not there yet, as a screen is told. */
const meanings: Record<string, readonly [PairingRefusal, string]> = {
  authorization_pending: ['pairing-pending', 'Nobody has approved this screen yet.'],
  slow_down: ['pairing-slow-down', 'Ask less often.'],
  access_denied: ['pairing-refused', 'Somebody refused this screen.'],
  expired_token: ['pairing-expired', 'The code has expired; ask for another.'],
  invalid_grant: ['pairing-expired', 'There is no such code any more; ask for another.'],
}

const codeGiven = z.object({
  device_code: z.string(),
  user_code: z.string(),
  expires_in: z.number(),
  interval: z.number(),
})
const tokenGiven = z.object({ access_token: z.string() })
const refused = z.object({ error: z.string() })
export const question = z.object({ deviceCode: values.kept(z.string().min(1).max(191)) })

/** `/api/auth/device`: how a screen without a keyboard gets a token of its own (RFC 8628), by the auth library. */
export function pairingRoutes({ accounts, sessions, promptly }: PairingDeps): Router {
  const routes = Router()
  const perAddress = new RateLimiterMemory({ points: CODES, duration: WINDOW_S })
  const inAll = new RateLimiterMemory({ points: ALL_CODES, duration: WINDOW_S })

  routes.post('/code', async (req, res) => {
    await within(perAddress, req.ip ?? 'unknown')
    await within(inAll, 'all')
    const answer = await promptly(ask(accounts, 'code', {}))
    const body: unknown = await answer.json()
    if (!answer.ok) throw new Refused('unavailable', 'No code can be given just now; try again.')
    const { device_code, user_code, expires_in, interval } = codeGiven.parse(body)
    res.setHeader('Cache-Control', 'no-store')
    res.json(pairing.parse({ deviceCode: device_code, userCode: user_code, expiresIn: expires_in, interval }))
  })

  routes.post('/token', async (req, res) => {
    const { deviceCode } = parsed(question, req.body)
    const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
    const answer = await promptly(ask(accounts, 'token', { grant_type, device_code: deviceCode }))
    const body: unknown = await answer.json()
    if (!answer.ok) {
      const meaning = meanings[refused.safeParse(body).data?.error ?? '']
      if (!meaning) throw new Refused('unavailable', 'The token cannot be given just now; try again.')
      throw new Refused(...meaning, { retryAfterS: POLL_S })
    }
    const { access_token: token } = tokenGiven.parse(body)
    const actor = await promptly(sessions.actorOf(token))
    // a token of anybody but a screen must never leave here
    if (actor?.role !== 'wallboard') throw new Error('a screen was given a token that is not its own')
    res.setHeader('Cache-Control', 'no-store')
    res.json(paired.parse({ token, wallboardId: actor.personId }))
  })
  return routes
}

async function within(limiter: RateLimiterMemory, key: string): Promise<void> {
  const state = await limiter.get(key)
  if (state !== null && state.remainingPoints <= 0)
    throw new Refused('too-many-requests', 'Too many codes were asked for; wait.', {
      retryAfterS: Math.ceil(state.msBeforeNext / 1_000),
    })
  await limiter.penalty(key)
}

/** Refusals come as answers, whatever the library throws. */
async function ask(accounts: Accounts, route: 'code' | 'token', more: object): Promise<globalThis.Response> {
  const body = JSON.stringify({ client_id: WALLBOARD_CLIENT, ...more })
  const headers = { 'content-type': 'application/json' }
  return accounts.handler(
    new globalThis.Request(`http://localhost/api/auth/device/${route}`, { method: 'POST', headers, body }),
  )
}
