import { may, mayApprove, type Act, type ChangedBy, type OperatorId } from '@hearline/domain'
import { writeAudit, type OperatorRow } from '@hearline/store'
import type { CommandContext } from './handler.ts'

/** A lead acts on her own group only. */
export const leads = ({ actor }: CommandContext, groupId: string, act: Act = 'control-seats'): boolean =>
  may(actor.role, act, { own: actor.groupId === groupId }) !== 'no'

/** As above, and not for herself: whoever sits at that desk asks for it, by whichever account. */
export function approves({ actor }: CommandContext, { id, username, groupId }: OperatorRow): boolean {
  const approver = { id: actor.operatorId === id ? username : actor.id, role: actor.role }
  const request = { own: actor.groupId === groupId, requestedBy: username }
  return mayApprove(approver, 'control-seats', request) !== 'no'
}

export const byLead = ({ actor }: CommandContext, reason: string | undefined): ChangedBy => ({
  actor: actor.id,
  cause: 'lead',
  ...(reason === undefined ? {} : { reason }),
})

/** The trace of an act on an operator. */
export const note = (cx: CommandContext, act: string, operatorId: OperatorId, reason?: string) =>
  writeAudit(cx.tx, { actor: cx.actor.id, act, subject: `operator/${operatorId}`, reason: reason ?? null })

export const notAllowed = { ok: false, error: 'not-allowed' } as const
