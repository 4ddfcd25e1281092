import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { Refused } from '../http/refusal.ts'

/** One key names one switch; this is the name of the one there is. */
export const SWITCH = 'main'

/** Lets only the switch pass. Hashes are compared, so that time tells nothing about key or length. */
export function switchOnly(ctiKey: string): RequestHandler {
  const expected = digest(`Bearer ${ctiKey}`)
  return (req, _res, next) => {
    if (!timingSafeEqual(digest(req.headers.authorization ?? ''), expected)) {
      throw new Refused('not-signed-in', 'This needs the key of a switch.')
    }
    next()
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
