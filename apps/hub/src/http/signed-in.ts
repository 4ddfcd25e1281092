import { may, type Act } from '@hearline/domain'
import type { Request, RequestHandler } from 'express'
import type { Actor } from '../auth/actor.ts'
import { tokenOf, type Sessions } from '../auth/sessions.ts'
import type { Promptly } from './promptly.ts'
import { Refused } from './refusal.ts'

const actors = new WeakMap<Request, Actor>()

/** Lets only signed-in people pass; `actorOf` then names them. */
export function signedIn(sessions: Sessions, promptly: Promptly): RequestHandler {
  return async (req, _res, next) => {
    const token = tokenOf(req)
    const actor = token === undefined ? undefined : await promptly(sessions.actorOf(token))
    if (actor === undefined) throw new Refused('not-signed-in', 'Sign in first.')
    // a screen hears its one topic; whatever else there is, is for people
    if (actor.role === 'wallboard') throw notAllowed()
    actors.set(req, actor)
    next()
  }
}

export function actorOf(req: Request): Actor {
  const actor = actors.get(req)
  if (actor === undefined) throw new Error('a route without `signedIn` asked who is acting')
  return actor
}

/** Lets only those pass whom the permission table gives the act; `own` ones are told apart by the route. */
export const allowed =
  (act: Act): RequestHandler =>
  (req, _res, next) => {
    if (may(actorOf(req).role, act, { own: true }) === 'no') throw notAllowed()
    next()
  }

export const notAllowed = () => new Refused('not-allowed', 'Your role does not allow this.')
