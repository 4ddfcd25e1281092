import type { GroupId, OperatorId, Role, Writer } from '@hearline/domain'
import type { Person } from '@hearline/store'

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

/** A person as her account is now. */
export const actorAs = (person: Person, sessionId: string): Actor => ({
  id: person.username,
  personId: person.id,
  sessionId,
  name: person.name,
  role: person.role,
  ...(person.operatorId === null ? {} : { operatorId: person.operatorId }),
  ...(person.groupId === null ? {} : { groupId: person.groupId }),
  ...(person.unitCode === null ? {} : { unitCode: person.unitCode }),
})

/** Who wrote something, as others are told. */
export const writerOf = ({ id, name }: Actor): Writer => ({ username: id, name })
