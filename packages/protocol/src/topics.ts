import type { GroupId, QueueId, TicketId, UnitId } from '@hearline/domain'
import { z } from 'zod'
import { groupId, queueId, ticketId, unitId } from './values.ts'

/** One spelling for each topic a screen can watch. */
export const topics = {
  desk: 'desk',
  queues: 'queues',
  floor: 'floor',
  wallboard: 'wallboard',
  alarms: 'alarms',
  queue: (id: QueueId) => `queue/${id}` as const,
  team: (id: GroupId) => `team/${id}` as const,
  ticket: (id: TicketId) => `ticket/${id}` as const,
  unit: (id: UnitId) => `unit/${id}` as const,
} as const

export type Topic =
  | { name: 'desk' | 'queues' | 'floor' | 'wallboard' | 'alarms' }
  | { name: 'queue'; id: QueueId }
  | { name: 'team'; id: GroupId }
  | { name: 'ticket'; id: TicketId }
  | { name: 'unit'; id: UnitId }
export type TopicName = Topic['name']

const plain = z.enum(['desk', 'queues', 'floor', 'wallboard', 'alarms'])
const kept = { queue: queueId, team: groupId, ticket: ticketId, unit: unitId } as const

/** The topic a text names, or undefined: unknown names and malformed ids are the same refusal. */
export function parseTopic(text: string): Topic | undefined {
  const simple = plain.safeParse(text)
  if (simple.success) return { name: simple.data }
  const [name, id, ...rest] = text.split('/')
  if (rest.length > 0 || name === undefined || !Object.hasOwn(kept, name)) return undefined
  const parsed = kept[name as keyof typeof kept].safeParse(id)
  return parsed.success ? ({ name, id: parsed.data } as Topic) : undefined
}
