import { isEditable, isFinal, isOver, isWaiting } from '@hearline/domain'
import type { GroupId, OperatorId, QueueId, TicketId } from '@hearline/domain'
import { topics } from '@hearline/protocol'
import { alarmOf, type LiveKind, type LiveRow } from '@hearline/store'

/**
 * Where news goes. A channel is a topic, except that every operator's `desk` is a channel of its own:
 * `desk/<operatorId>`, which the wire calls `desk`.
 */
export type Channel = string

export const channels = {
  desk: (id: OperatorId): Channel => `desk/${id}`,
  queue: (id: QueueId): Channel => topics.queue(id),
  team: (id: GroupId): Channel => topics.team(id),
  ticket: (id: TicketId): Channel => topics.ticket(id),
  queues: topics.queues as Channel,
  wallboard: topics.wallboard as Channel,
  floor: topics.floor as Channel,
  alarms: topics.alarms as Channel,
} as const

/** A person's own desk never waits behind what everybody sees. */
export const isPersonal = (channel: Channel): boolean => channel.startsWith('desk/')
export const topicOf = (channel: Channel): string => (isPersonal(channel) ? topics.desk : channel)

type Rule<K extends LiveKind> = (row: LiveRow<K>) => Channel[]

/** On which channels a row is to be seen, as it is now. */
const rules: { [K in LiveKind]: Rule<K> } = {
  call(row) {
    if (isFinal(row.state)) return []
    return [
      ...(row.operatorId === null ? [] : [channels.desk(row.operatorId)]),
      ...(row.party?.operatorId === undefined ? [] : [channels.desk(row.party.operatorId)]),
      ...(isWaiting(row) ? [channels.queue(row.queueId)] : []),
    ]
  },
  operator(row) {
    const signedIn = row.availability !== 'signed-out'
    return [channels.desk(row.id), ...(signedIn ? [channels.floor, channels.team(row.groupId)] : [])]
  },
  ticket(row) {
    return [...(isEditable(row) ? [channels.desk(row.authorId)] : []), channels.ticket(row.id)]
  },
  notice(row) {
    if (row.readAt !== null) return []
    return [
      ...(row.operatorId === null ? [] : [channels.desk(row.operatorId)]),
      ...(row.groupId === null ? [] : [channels.team(row.groupId)]),
    ]
  },
  seat: () => [],
  session: () => [],
  queue: () => [],
  alarm: (row) => (isOver(alarmOf(row)) ? [] : [channels.alarms, channels.wallboard]),
  callback(row) {
    if (row.state === 'closed') return []
    return [...(row.taken ? [channels.desk(row.taken.operatorId)] : []), channels.queue(row.queueId)]
  },
  visit: (row) => (row.ticketId === null ? [] : [channels.ticket(row.ticketId)]),
  board: (row) => (row.deletedAt === null ? [channels.wallboard] : []),
  wallboard: (row) => (row.revokedAt === null ? [channels.wallboard] : []),
}

export const channelsOf = <K extends LiveKind>(kind: K, row: LiveRow<K>): Channel[] => rules[kind](row)
