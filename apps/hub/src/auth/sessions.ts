import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { findSession, tokenHash, type LiveSession, type Person, type Store } from '@hearline/store'
import type { FloorModel } from '../floor/model.ts'
import type { Actor } from './actor.ts'
import { sessionCookie } from './cookie.ts'
import type { People } from './people.ts'

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

export function openSessions(deps: { store: Store; model: FloorModel; people: People }): Sessions {
  const { store, model, people } = deps
  const ids = new Map([...model.sessions.values()].map((row) => [row.tokenHash, row.id]))
  const stop = model.onApplied((applied) => {
    for (const change of applied) if (change.kind === 'session') ids.set(change.row.tokenHash, change.row.id)
  })

  function valid(row: LiveSession | undefined): row is LiveSession {
    return row?.revokedAt === null && row.expiresAt > model.now()
  }

  async function sessionOf(token: string): Promise<LiveSession | undefined> {
    const id = ids.get(tokenHash(token))
    const known = id === undefined ? undefined : model.sessions.get(id)
    if (id !== undefined) return valid(known) ? known : undefined
    const found = await findSession(store.read, token)
    if (found === undefined) return undefined
    model.apply([{ kind: 'session', row: found }])
    return valid(found) ? found : undefined
  }

  return {
    async actorOf(token) {
      const session = await sessionOf(token)
      const person = session && (await people.find(session.userId))
      return session && person && actor(person, session.id)
    },
    isValid: (sessionId) => valid(model.sessions.get(sessionId)),
    stop,
  }
}

const actor = (person: Person, sessionId: string): Actor => ({
  id: person.username,
  personId: person.id,
  sessionId,
  name: person.name,
  role: person.role,
  ...(person.operatorId === null ? {} : { operatorId: person.operatorId }),
  ...(person.groupId === null ? {} : { groupId: person.groupId }),
  ...(person.unitCode === null ? {} : { unitCode: person.unitCode }),
})

/** Key of a browser's local copy of drafts: the same within one sign-in, useless after it. Base64, 32 bytes. */
export const draftKey = (secret: string, sessionId: string): string =>
  createHash('sha256').update(`draft copy\n${secret}\n${sessionId}`).digest('base64')
