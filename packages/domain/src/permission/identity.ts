import type { Confidentiality } from '../ticket/state.ts'
import { may, type Permission, type Standing } from './may.ts'
import type { Role } from './role.ts'
import type { Act } from './table.ts'

/** Which act it is to see who is behind a ticket of each grade; of a sealed one it is to see it at all. */
export const identityActs: Record<Confidentiality, Act> = {
  normal: 'see-identity',
  anonymous: 'see-anonymous-identity',
  sealed: 'see-sealed-ticket',
}

/** May the actor see who called? As the strictest of the call's tickets allows. */
export function mayIdentify(role: Role, grades: readonly Confidentiality[], standing: Standing): Permission {
  const found = (['normal', ...grades] as const).map((grade) => may(role, identityActs[grade], standing))
  if (found.includes('no')) return 'no'
  return found.includes('reveal') ? 'reveal' : 'yes'
}
