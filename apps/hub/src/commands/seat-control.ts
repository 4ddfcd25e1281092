import { forceAvailability, may, type ChangedBy, type OperatorId } from '@hearline/domain'
import {
  findOperator,
  insertNotice,
  lockOperator,
  operatorOf,
  findPersonByUsername,
  revokeSessions,
  writeAudit,
} from '@hearline/store'
import { endSeat } from '../calls/end-seat.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { forcedWords } from '../calls/notice.ts'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, nothing } from './refuse.ts'

/** A lead sets an operator's availability; a live call comes first. */
export const force: Handler<'force-availability'> = async (cx, { operatorId, availability, reason }) => {
  const before = await lockOperator(cx.tx, operatorId)
  if (!before) return notFound
  if (!controls(cx, before.groupId)) return { ok: false, error: 'not-allowed' }
  const forced = forceAvailability(operatorOf(before), { availability, reason }, cx.tx.now, byLead(cx, reason))
  if (!forced.ok) return { ok: false, error: 'wrong-state' }
  await keepOperator(cx, before, forced.value)
  const words = forcedWords({ actor: cx.actor.id, name: cx.actor.name, availability, reason })
  await insertNotice(cx.tx, { operatorId }, words)
  await note(cx, 'force-availability', operatorId, reason)
  return nothing
}

/** Ends the seat session and the sign-in. */
export const endSession: Handler<'end-session'> = async (cx, { operatorId, reason }) => {
  const operator = await findOperator(cx.tx.db, operatorId)
  if (!operator) return notFound
  if (!controls(cx, operator.groupId)) return { ok: false, error: 'not-allowed' }
  if (operator.availability !== 'signed-out') {
    const ended = await endSeat(cx, operatorId, byLead(cx, reason))
    if (!ended.ok) return { ...ended, details: { current: { activity: operator.activity } } }
  }
  const person = await findPersonByUsername(cx.tx.db, operator.username)
  if (person) await revokeSessions(cx.tx, person.id)
  await note(cx, 'end-session', operatorId, reason)
  return nothing
}

const controls = ({ actor }: CommandContext, groupId: string): boolean =>
  may(actor.role, 'control-seats', { own: actor.groupId === groupId }) !== 'no'

const byLead = ({ actor }: CommandContext, reason: string | undefined): ChangedBy => ({
  actor: actor.id,
  cause: 'lead',
  ...(reason === undefined ? {} : { reason }),
})

const note = (cx: CommandContext, act: string, operatorId: OperatorId, reason: string | undefined) =>
  writeAudit(cx.tx, { actor: cx.actor.id, act, subject: `operator/${operatorId}`, reason: reason ?? null })
