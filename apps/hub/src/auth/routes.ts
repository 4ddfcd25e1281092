import { values } from '@hearline/protocol'
import { revokeSessions, type Store } from '@hearline/store'
import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import { jsonBody, parsed } from '../http/body.ts'
import type { Origins } from '../http/origin.ts'
import type { Promptly } from '../http/promptly.ts'
import { Refused } from '../http/refusal.ts'
import type { Announce } from '../news/announce.ts'
import type { Actor } from './actor.ts'
import type { Accounts } from './accounts.ts'
import { pairingRoutes } from './pairing.ts'
import { tokenOf, type Sessions } from './sessions.ts'
import type { Tries } from './tries.ts'
import { turns } from './turns.ts'

export const credentials = z.object({
  username: values.kept(z.string().trim().toLowerCase().min(1).max(60)),
  password: z.string().min(1).max(200),
})

/** Passwords tried at once, and how many may wait: a whole shift signs in within a minute, and each takes a core's time. */
const AT_ONCE = 8
const WAITING = 2_000

export type AuthDeps = {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly tries: Tries
  readonly store: Store
  readonly announce: Announce
  readonly origins: Origins
  readonly promptly: Promptly
  /** What else ends with a sign-in: its desk. */
  readonly onSignOut: (actor: Actor) => Promise<void>
}

/** `/api/auth`: of the library's many routes only these are open. */
export function authRoutes({
  accounts,
  sessions,
  tries,
  store,
  announce,
  origins,
  promptly,
  onSignOut,
}: AuthDeps): Router {
  const routes = Router()
  const inTurn = turns(AT_ONCE, WAITING)
  // without a cookie, too: a foreign page must not sign anybody in
  routes.use((req, _res, next) => {
    if (req.method !== 'GET' && req.headers.origin !== undefined && !origins.allow(req))
      throw new Refused('not-allowed', 'This page may not act here: its origin is foreign.')
    next()
  })
  routes.use(jsonBody())
  routes.use('/device', pairingRoutes({ accounts, sessions, promptly }))

  routes.post('/sign-in/username', async (req, res) => {
    const { username, password } = parsed(credentials, req.body)
    const retryAfterS = await tries.rest(username)
    if (retryAfterS > 0) throw new Refused('too-many-requests', 'Too many wrong passwords; wait.', { retryAfterS })
    const answer = await promptly(inTurn(() => ask(accounts, req, { username, password })))
    if (!answer.ok) {
      if (answer.status >= 500) throw new Refused('unavailable', 'Nobody can sign in just now; try again.')
      await tries.wrong(username)
      throw new Refused('not-signed-in', 'Name or password is wrong.')
    }
    await tries.right(username)
    const { token } = z.object({ token: z.string() }).parse(await answer.clone().json())
    // known here before the page's next request, and at the other hubs before it may land there
    await promptly(sessions.actorOf(token))
    await pass(answer, res)
  })

  routes.post('/sign-out', async (req, res) => {
    const token = tokenOf(req)
    const actor = token === undefined ? undefined : await promptly(sessions.actorOf(token))
    if (actor !== undefined) {
      await promptly(onSignOut(actor))
      const { changes } = await promptly(store.tx((tx) => revokeSessions(tx, actor.personId, actor.sessionId)))
      announce(changes)
    }
    await pass(await promptly(ask(accounts, req, {})), res)
  })
  return routes
}

/** The library works on web requests; its address is fixed, so that no header of a caller can change it. */
function ask(accounts: Accounts, req: Request, body: object): Promise<globalThis.Response> {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const name of ['cookie', 'authorization', 'user-agent'] as const) {
    const value = req.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const url = `http://localhost/api/auth${req.path}`
  return accounts.handler(new globalThis.Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function pass(answer: globalThis.Response, res: Response): Promise<void> {
  res.status(answer.status)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') res.setHeader(name, value)
  res.setHeader('Set-Cookie', answer.headers.getSetCookie())
  res.send(await answer.text())
}
