import type {
  Activity,
  Availability,
  CallOutcome,
  CallState,
  GroupId,
  Instant,
  OperatorId,
  QueueId,
} from '@hearline/domain'

/** What the triggers tell, instants in ms; what does not hold is absent. */
export type Told = CallTold | PartTold | OperatorTold

export type CallTold = {
  state: CallState
  outcome?: CallOutcome
  queueId: QueueId
  hotline: string
  operatorId?: OperatorId
  waitingSince: Instant
  answeredAt?: Instant
  endedAt?: Instant
  helpedBy?: QueueId
}

/** An operator's part in a call: her engagement, with where both belonged when it began. */
export type PartTold = {
  operatorId: OperatorId
  groupId: GroupId
  queueId: QueueId
  hotline: string
  fence: number
  state: string
  /** A colleague asked her; the call was not hers. */
  asked: boolean
  answeredAt?: Instant
  waitedMs?: number
  talkEndedAt?: Instant
  endedAt?: Instant
}

export type OperatorTold = { groupId: GroupId; availability: Availability; activity: Activity }
