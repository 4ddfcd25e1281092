import type { Role } from './role.ts'
import { cellOf, type Act } from './table.ts'

/** `reveal`: yes, for a stated reason that is logged. */
export type Permission = 'yes' | 'reveal' | 'no'

/**
 * How the actor stands to what she acts on: `own` it is hers, her group's or her unit's; `onCall` she is on that call
 * now; `named` she is named on the sealed ticket.
 */
export type Standing = { own: boolean; onCall?: boolean; named?: boolean }

export function may(role: Role, act: Act, standing: Standing): Permission {
  const { own, onCall = false, named = false } = standing
  const yes = (holds: boolean): Permission => (holds ? 'yes' : 'no')
  switch (cellOf(role, act)) {
    case 'Y':
      return 'yes'
    case 'O':
      return yes(own)
    case 'C':
      return yes(own && onCall)
    case 'N':
      return yes(named)
    case 'R':
      return 'reveal'
    case '-':
      return 'no'
  }
}

/** As `may`, for granting what somebody asked for: nobody grants her own request. */
export function mayApprove(
  approver: { id: string; role: Role },
  act: Act,
  request: Standing & { requestedBy: string },
): Permission {
  return approver.id === request.requestedBy ? 'no' : may(approver.role, act, request)
}
