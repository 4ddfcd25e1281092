import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { findSession, tokenHash, type LiveSession, type Store } from '@hearline/store'
import type { FloorModel } from '../floor/model.ts'
import { actorAs, type Actor } from './actor.ts'
import { sessionCookie } from './cookie.ts'
import type { People } from './people.ts'
import { turns } from './turns.ts'

/** Look-ups of unknown tokens under way at once: strangers must not take the lines people read by. */
const AT_ONCE = 2
const WAITING = 1_000
/** How many tokens of nobody are remembered, and for how long, in ms. */
const STRANGERS = 10_000
const STRANGE_MS = 10_000
const TIDY_MS = 60_000

/** Who a token stands for, answered from memory; only a token never seen costs one query. */
export type Sessions = {
  actorOf(token: string): Promise<Actor | undefined>
  /** The sign-in is still valid, as far as this hub knows. */
  isValid(sessionId: string): boolean
  stop(): void
}

/** The token a request or handshake brings: bearer first, then the cookie. */
export function tokenOf(req: IncomingMessage): string | undefined {
  const bearer = req.headers.authorization?.match(/^Bearer +(\S+)$/i)?.[1]
  const given = bearer ?? sessionCookie(req.headers.cookie)
  return given === undefined ? undefined : bareToken(given)
}

/** A signed token is `token.signature`; the token itself is the secret, so its look-up is the check. */
export function bareToken(given: string): string | undefined {
  const [token] = given.split('.')
  return token !== undefined && /^[A-Za-z0-9_-]{16,128}$/.test(token) ? token : undefined
}

export function openSessions(deps: { store: Store; model: FloorModel; people: Pick<People, 'find'> }): Sessions {
  const { store, model, people } = deps
  /** Open sign-ins by the hash of their token. */
  const ids = new Map<string, string>()
  /** When each token was found to be nobody's, by its hash; oldest first. */
  const strangers = new Map<string, number>()
  const inTurn = turns(AT_ONCE, WAITING)
  const know = (row: LiveSession) => {
    strangers.delete(row.tokenHash)
    if (row.revokedAt === null) ids.set(row.tokenHash, row.id)
    else {
      ids.delete(row.tokenHash)
      estrange(row.tokenHash)
    }
  }
  for (const row of model.sessions.values()) know(row)
  const stopListening = model.onApplied((applied) => {
    for (const change of applied) if (change.kind === 'session') know(change.row)
  })
  model.onCleared(() => {
    ids.clear()
    strangers.clear()
  })
  const tidy = setInterval(() => {
    for (const [hash, id] of ids) if (!model.sessions.has(id)) ids.delete(hash)
  }, TIDY_MS)

  function valid(row: LiveSession | undefined): row is LiveSession {
    return row?.revokedAt === null && row.expiresAt > model.now()
  }

  async function sessionOf(token: string): Promise<LiveSession | undefined> {
    const hash = tokenHash(token)
    const known = () => {
      const id = ids.get(hash)
      return id === undefined ? undefined : model.sessions.get(id)
    }
    if (!known() && !isStrange(hash)) await inTurn(() => lookUp(token, hash))
    const row = known()
    return valid(row) ? row : undefined
  }

  async function lookUp(token: string, hash: string): Promise<void> {
    // found, or found to be nobody's, while this one waited
    if (ids.has(hash) || isStrange(hash)) return
    const found = await findSession(store.read, token)
    if (found !== undefined) model.apply([{ kind: 'session', row: found }])
    if (!ids.has(hash)) estrange(hash)
  }

  function estrange(hash: string): void {
    const [oldest] = strangers.keys()
    if (oldest !== undefined && strangers.size >= STRANGERS) strangers.delete(oldest)
    strangers.delete(hash)
    strangers.set(hash, performance.now())
  }

  const isStrange = (hash: string) => performance.now() - (strangers.get(hash) ?? Number.NEGATIVE_INFINITY) < STRANGE_MS

  return {
    async actorOf(token) {
      const session = await sessionOf(token)
      const person = session && (await people.find(session.userId))
      return session && person && actorAs(person, session.id)
    },
    isValid: (sessionId) => valid(model.sessions.get(sessionId)),
    stop() {
      clearInterval(tidy)
      stopListening()
    },
  }
}

/** Key of a browser's local copy of drafts: the same within one sign-in, useless after it. Base64, 32 bytes. */
export const draftKey = (secret: string, sessionId: string): string =>
  createHash('sha256').update(`draft copy\n${secret}\n${sessionId}`).digest('base64')
