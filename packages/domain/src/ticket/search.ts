import type { Instant } from '../ids.ts'
import { dayOf } from './number.ts'

/**
 * Where to look for tickets. `mine`: those I wrote. `my-callers`: those of people whose calls I answered, whoever wrote
 * them. `drafts`: mine that are not registered. `all`: everything I may read.
 */
export const searchScopes = ['mine', 'my-callers', 'drafts', 'all'] as const
export type SearchScope = (typeof searchScopes)[number]

const RUNNING = 6

/**
 * The beginning of the numbers somebody means: a whole number, the first digits of a day, or, up to six digits that
 * begin no day, the running number of today.
 */
export function numberMeant(typed: string, now: Instant): string {
  const [day = '', running] = typed.split('-')
  if (running !== undefined) return `${day}-${running}`
  if (typed.length > 8) return `${typed.slice(0, 8)}-${typed.slice(8)}`
  if (typed.length > RUNNING || (typed.length >= 4 && /^20\d\d/.test(typed))) return typed
  return `${dayOf(now)}-${typed.padStart(RUNNING, '0')}`
}
