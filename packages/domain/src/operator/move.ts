import type { Instant, QueueId } from '../ids.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Membership } from './membership.ts'
import { isSignedIn, type Operator } from './operator.ts'

/** One move of a seat that is in force: by whom, until when, and what the operator served before. */
export type Move = {
  moveId: string
  actor: string
  /** Of who moved her, as screens show it. */
  name: string
  at: Instant
  until?: Instant
  before: Membership[]
}
export type NewMove = Omit<Move, 'before'> & {
  queues: readonly QueueId[]
  /** Moves of others that the mover knows of and means to go over. */
  over?: readonly string[]
}

/** The move an operator stands under; undefined while she serves what is hers. */
export const movedBy = (operator: Pick<Operator, 'moves'>): Move | undefined => operator.moves?.at(-1)

/** When the first of her moves ends by itself. */
export function nextMoveEnd({ moves = [] }: Pick<Operator, 'moves'>): Instant | undefined {
  const ends = moves.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return ends.length > 0 ? Math.min(...ends) : undefined
}

/**
 * A seat is moved to other queues; what the operator is doing does not change. In a queue she knows she keeps her
 * level, in a new one she is a learner. Whom somebody else has moved is not moved again by one who does not know it.
 */
export function moveSeat(operator: Operator, move: NewMove): Result<Operator, 'no-seat' | 'moved-by-other'> {
  if (!isSignedIn(operator)) return refuse('no-seat')
  const { queues, over = [], ...rest } = move
  const winner = movedBy(operator)
  if (winner && winner.actor !== move.actor && !over.includes(winner.moveId)) return refuse('moved-by-other')
  const known = [...operator.queues, ...(operator.moves ?? []).flatMap(({ before }) => before)]
  const levelIn = (id: QueueId) => known.find(({ queueId }) => queueId === id)?.level ?? 1
  const memberships = [...new Set(queues)].map((queueId) => ({ queueId, level: levelIn(queueId), reserve: false }))
  const moves = [...(operator.moves ?? []), { ...rest, before: operator.queues }]
  return ok({ ...operator, queues: memberships, moves })
}

/** A move ends, by hand or by the clock: the newest gives back what was before it, an older one leaves the newer in force. */
export function endMove(operator: Operator, moveId: string): Result<Operator, 'wrong-state'> {
  const { moves = [], ...rest } = operator
  const at = moves.findIndex((move) => move.moveId === moveId)
  const ended = moves[at]
  if (!ended) return refuse('wrong-state')
  const left = moves.toSpliced(at, 1)
  const over = left[at]
  if (over) left[at] = { ...over, before: ended.before }
  return ok({ ...rest, queues: over ? operator.queues : ended.before, ...(left.length > 0 ? { moves: left } : {}) })
}

/** Every move whose time is over ends. */
export function endDueMoves(operator: Operator, now: Instant): Operator {
  const due = (operator.moves ?? []).filter(({ until }) => until !== undefined && until <= now)
  return due.reduce((one, { moveId }) => {
    const ended = endMove(one, moveId)
    return ended.ok ? ended.value : one
  }, operator)
}
