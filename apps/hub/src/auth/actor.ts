import type { GroupId, OperatorId, Role } from '@hearline/domain'

/** Who acts: a signed-in person, as every command and every topic sees it. `id` is the username, as shown in `changedBy`. */
export type Actor = {
  readonly id: string
  readonly personId: string
  readonly sessionId: string
  readonly name: string
  readonly role: Role
  readonly operatorId?: OperatorId
  readonly groupId?: GroupId
  readonly unitCode?: string
}
