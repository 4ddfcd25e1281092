import type { Instant } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import { breakLength, type Timings } from '../timings.ts'
import type { ChosenAvailability } from './availability.ts'
import type { ChangedBy } from './change.ts'
import { isSignedIn, own, type Operator } from './operator.ts'

/** What an operator asks for; `minutes` is the length of a break or a training. */
export type Wish = { availability: ChosenAvailability; reason?: string; minutes?: number }

/**
 * An operator chooses. While she is engaged it waits until after wrap-up, and asking for what she has takes the wish
 * back. A break is granted while there is room in the quota.
 * @param room what `breakQuota` says; who is on a break already needs none
 * @param talks whether she talks to somebody she called back: a break comes after the wrap-up then, too
 */
export function chooseAvailability(
  operator: Operator,
  wish: Wish,
  room: boolean,
  now: Instant,
  by: ChangedBy = own(operator, wish.reason),
  talks = false,
): Result<Operator, 'no-seat' | 'break-quota'> {
  if (!isSignedIn(operator)) return refuse('no-seat')
  if (wish.availability === 'break' && !room && operator.availability !== 'break') return refuse('break-quota')
  const isEngaged = operator.activity !== 'idle' || (talks && goesAway(wish))
  return ok(isEngaged ? postpone(operator, wish, by) : become(operator, wish, now, by))
}

/** A lead sets it; no quota binds her, and a live call comes first all the same. */
export function forceAvailability(
  operator: Operator,
  wish: Wish,
  now: Instant,
  by: ChangedBy,
  talks = false,
): Result<Operator, 'no-seat' | 'break-quota'> {
  return chooseAvailability(operator, wish, true, now, by, talks)
}

const goesAway = ({ availability }: Wish): boolean => availability === 'break' || availability === 'training'

/**
 * Sets when a break that has just begun ends (a training only when minutes were given); any other operator is
 * untouched. To be called after the transition that may have begun it.
 * @param asked the minutes of the wish that was taken
 */
export function limitBreak(operator: Operator, asked: number | undefined, timings: Timings): Operator {
  const limited = operator.availability === 'break' || (operator.availability === 'training' && asked !== undefined)
  return limited ? { ...operator, until: operator.since + breakLength(asked, timings) } : operator
}

/** A break is over, by the clock or by hand: busy, until she says that she is ready. */
export function endBreak(
  operator: Operator,
  now: Instant,
  by: ChangedBy = { actor: 'system', cause: 'timer' },
): Result<Operator, 'wrong-state'> {
  if (operator.availability !== 'break' && operator.availability !== 'training') return refuse('wrong-state')
  return ok(become(operator, { availability: 'busy' }, now, by))
}

/** What was to come after wrap-up is taken back; a lead's wish only by a lead. */
export function clearNextAvailability(operator: Operator): Result<Operator, 'no-seat' | 'set-by-lead'> {
  if (!isSignedIn(operator)) return refuse('no-seat')
  const { nextAvailability: next, breakRequest: _request, ...rest } = operator
  return next?.by ? refuse('set-by-lead') : ok(rest)
}

function become(operator: Operator, wish: Wish, now: Instant, by: ChangedBy): Operator {
  // Saying ready twice must not send her to the end of the idle line.
  const { breakRequest: _request, nextAvailability: _next, ...same } = operator
  if (operator.availability === wish.availability) return { ...same, changedBy: by }
  const { until: _until, ...rest } = same
  const idleSince = wish.availability === 'ready' ? now : operator.idleSince
  return { ...rest, availability: wish.availability, since: now, idleSince, changedBy: by }
}

function postpone(operator: Operator, wish: Wish, by: ChangedBy): Operator {
  const { nextAvailability: _old, breakRequest: _request, ...rest } = operator
  if (wish.availability === operator.availability) return rest
  return { ...rest, nextAvailability: by.cause === 'own' ? wish : { ...wish, by } }
}
