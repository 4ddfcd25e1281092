import type { Act } from './table.ts'

/** Every topic a screen can watch; `queue`, `team`, `ticket` and `unit` are followed by an id. */
export const topicNames = ['desk', 'queues', 'queue', 'floor', 'team', 'ticket', 'unit', 'wallboard', 'alarms'] as const
export type TopicName = (typeof topicNames)[number]

/** What watching each topic is in the permission table; one without a line does not compile. */
export const topicActs: Record<TopicName, Act> = {
  desk: 'set-own-state',
  queues: 'watch-queues',
  queue: 'watch-queue',
  floor: 'watch-floor',
  team: 'watch-team',
  ticket: 'read-tickets',
  unit: 'read-tickets',
  wallboard: 'see-figures',
  alarms: 'watch-floor',
}
