import type { Role } from '@hearline/domain'
import { account, person } from '../person/tables.ts'
import type { Db } from '../store.ts'
import { GROUPS, leadDesk, type SeededOperator } from './floor.ts'
import { seededId } from './id.ts'
import { insertNew } from './insert.ts'
import { inventName } from './names.ts'
import { randomFrom } from './random.ts'
import { units } from './reference.ts'

/** `hearline-demo` as the auth library keeps it (`salt:key`, scrypt 16384/16/1, 64 bytes): one for all demo accounts. */
export const DEMO_PASSWORD_HASH =
  '486561726c696e6544656d6f53616c74:6221baf80c46f76f41c580e954ca737a026b465235baa6c5e78f5f708b55697c' +
  'aefbcfd15dbc4e5902c5a87a61610b1be8766a882b4d2912eeebd7276ec5bb61'

type Holder = Pick<typeof person.$inferInsert, 'username' | 'name' | 'operatorId' | 'groupId' | 'unitCode'> & {
  role: Role
}

/** One account each for operators, leads, agencies and the offices of the centre. */
export async function seedAccounts(
  db: Db,
  { operators, leads }: { operators: readonly SeededOperator[]; leads: readonly SeededOperator[] },
): Promise<void> {
  const holders = [
    ...officers(),
    ...leads.map((one) => holderOf(one, 'lead')),
    ...operators.map((one) => holderOf(one, 'operator')),
    ...agencies(),
  ]
  const people = holders.map((holder) => ({
    ...holder,
    id: seededId('person', holder.username),
    email: `${holder.username}@hearline.invalid`,
    displayUsername: holder.username,
  }))
  await insertNew(db, person, people)
  const accounts = people.map(({ id, username }) => ({
    id: seededId('account', username),
    accountId: id,
    userId: id,
    providerId: 'credential',
    password: DEMO_PASSWORD_HASH,
  }))
  await insertNew(db, account, accounts)
}

const officers = (): Holder[] => [
  { username: 'manager', name: '中心主任', role: 'manager' },
  { username: 'dispatch01', name: '派单员', role: 'dispatcher' },
  { username: 'auditor', name: '审计员', role: 'auditor' },
  { username: 'admin', name: '系统管理员', role: 'admin' },
]

/** One a group, each with a desk. */
export function inventLeads(): SeededOperator[] {
  const random = randomFrom(54_321)
  return Array.from({ length: GROUPS }, (_, index) => ({ ...leadDesk(index + 1), name: inventName(random) }))
}

const holderOf = ({ id, username, name, groupId }: SeededOperator, role: Role): Holder => ({
  ...{ username, name, role, groupId },
  operatorId: id,
})

const agencies = (): Holder[] =>
  units().map(({ code, name }) => ({ username: `agency-${code}`, name, role: 'agency', unitCode: code }))
