import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { ChosenAvailability } from './availability.ts'
import type { ChangedBy } from './change.ts'
import { isSignedIn, own, type Operator } from './operator.ts'

/** What an operator asks for; `minutes` is the length of a break. */
export type Wish = { availability: ChosenAvailability; reason?: string; minutes?: number }

/**
 * An operator chooses. While she is engaged it waits until after wrap-up, and asking for what she has takes the wish
 * back. A break is granted while there is room in the quota.
 * @param room what `breakQuota` says; who is on a break already needs none
 */
export function chooseAvailability(
  operator: Operator,
  wish: Wish,
  room: boolean,
  now: Instant,
  by: ChangedBy = own(operator, wish.reason),
): Result<Operator, 'signed-out' | 'break-quota'> {
  if (!isSignedIn(operator)) return refuse('signed-out')
  if (wish.availability === 'break' && !room && operator.availability !== 'break') return refuse('break-quota')
  return ok(operator.activity === 'idle' ? become(operator, wish, now, by) : postpone(operator, wish, by))
}

/** A lead sets it; no quota binds her, and a live call comes first all the same. */
export function forceAvailability(
  operator: Operator,
  wish: Wish,
  now: Instant,
  by: ChangedBy,
): Result<Operator, 'signed-out' | 'break-quota'> {
  return chooseAvailability(operator, wish, true, now, by)
}

/** A break is over, by the clock or by hand: busy, until she says that she is ready. */
export function endBreak(
  operator: Operator,
  now: Instant,
  by: ChangedBy = { actor: 'system', cause: 'timer' },
): Result<Operator, 'wrong-state'> {
  if (operator.availability !== 'break') return refuse('wrong-state')
  return ok({ ...operator, availability: 'busy', since: now, changedBy: by })
}

function become(operator: Operator, wish: Wish, now: Instant, by: ChangedBy): Operator {
  // Saying ready twice must not send her to the end of the idle line.
  const already = operator.availability === wish.availability
  const since = already ? operator.since : now
  const idleSince = !already && wish.availability === 'ready' ? now : operator.idleSince
  return { ...operator, availability: wish.availability, since, idleSince, changedBy: by }
}

function postpone(operator: Operator, wish: Wish, by: ChangedBy): Operator {
  const { nextAvailability: _old, ...rest } = operator
  if (wish.availability === operator.availability) return rest
  return { ...rest, nextAvailability: by.cause === 'own' ? wish : { ...wish, by } }
}
