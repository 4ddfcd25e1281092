import type { GroupId, Instant, Membership, OperatorId, QueueId, SkillLevel } from '@hearline/domain'
import { group, operator } from '../operator/tables.ts'
import type { Db } from '../store.ts'
import { seededId } from './id.ts'
import { insertNew } from './insert.ts'
import { inventName } from './names.ts'
import { pick, randomFrom } from './random.ts'

const OPERATORS = 1_710
export const GROUPS = 150

export type SeededOperator = {
  id: OperatorId
  username: string
  name: string
  groupId: GroupId
  queues: Membership[]
}

const SEED = 12_345

/** What a group knows beside general calls; busy queues come up more often. */
const specialities = [
  ...['market', 'market', 'labour', 'labour', 'housing', 'housing', 'urban', 'urban', 'health', 'health'],
  ...['transport', 'environment', 'enterprise', 'elderly', 'law', 'english', 'languages', 'regional', 'emergency-link'],
] as [string, ...string[]]

const numbered = (prefix: string, n: number, digits: number) => `${prefix}${String(n).padStart(digits, '0')}`
const groupId = (n: number) => numbered('g', n, 3) as GroupId
const leadName = (n: number) => numbered('lead', n, 3)

/** The 1,710 operators of the demo, in 150 groups of 11 or 12. */
export function inventFloor(): SeededOperator[] {
  const random = randomFrom(SEED)
  return Array.from({ length: OPERATORS }, (_, index) => {
    const username = numbered('op', index + 1, 4)
    const n = 1 + Math.floor((index * GROUPS) / OPERATORS)
    return {
      id: seededId('operator', username) as OperatorId,
      username,
      name: inventName(random),
      groupId: groupId(n),
      queues: memberships(username, n, random),
    }
  })
}

const specialityOf = (group: number) => specialities[group % specialities.length] ?? specialities[0]

function memberships(username: string, group: number, random: () => number): Membership[] {
  const own = specialityOf(group)
  const general = member('general', levelOf(random()))
  const speciality = member(own, levelOf(random()))
  const other = pick(specialities, random)
  const chance = random()
  // the account every guide names: an ordinary desk that gets calls at once
  if (username === 'op1700') return [member('general', 3), member('english', 3)]
  if (chance < 0.06) return [speciality]
  if (chance < 0.14) return [speciality, { ...general, reserve: true }]
  if (chance < 0.45) return [general]
  if (chance < 0.8 || other === own) return [general, speciality]
  return [general, speciality, { ...member(other, levelOf(random())), reserve: random() < 0.4 }]
}

function member(queueId: string, level: SkillLevel): Membership {
  return { queueId: queueId as QueueId, level, reserve: false }
}

const levelOf = (chance: number): SkillLevel => (chance < 0.2 ? 1 : chance < 0.75 ? 2 : 3)

/** A lead's own desk: she knows what her group knows, and helps out. */
export const leadDesk = (n: number): Omit<SeededOperator, 'name'> => ({
  id: seededId('operator', leadName(n)) as OperatorId,
  username: leadName(n),
  groupId: groupId(n),
  queues: ['general', specialityOf(n)].map((queueId) => ({ ...member(queueId, 3), reserve: true })),
})

export async function seedFloor(db: Db, desks: readonly SeededOperator[], now: Instant): Promise<void> {
  const groups = Array.from({ length: GROUPS }, (_, index) => ({
    id: groupId(index + 1),
    name: { zh: `第${index + 1}组`, en: `Group ${index + 1}` },
    leadUsername: leadName(index + 1),
  }))
  await insertNew(db, group, groups)
  const fresh = { since: now, idleSince: now, changedBy: { actor: 'system', cause: 'system' } } as const
  await insertNew(
    db,
    operator,
    desks.map((one) => ({ ...one, ...fresh })),
  )
}
