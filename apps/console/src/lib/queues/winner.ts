import type { OperatorId, QueueId } from '@hearline/domain'
import type { Refusal } from '#lib/commands/refusal.ts'

/** Who moved somebody before me, as the refusal tells it. */
export type Winner = {
  operatorId: OperatorId
  moveId: string
  name: string
  at: string
  queues: readonly QueueId[]
  until: string | undefined
}

/** Undefined when the refusal is about something else. */
export function winnerIn({ code, details }: Refusal): Winner | undefined {
  const { current } = details
  if (code !== 'moved-by-other' || typeof current !== 'object' || current === null) return undefined
  const { operatorId, moveId, name, at, queues, until } = current as Record<string, unknown>
  if (![operatorId, moveId, name, at].every((each) => typeof each === 'string')) return undefined
  return {
    operatorId: operatorId as OperatorId,
    moveId: moveId as string,
    name: name as string,
    at: at as string,
    queues: Array.isArray(queues) ? (queues as QueueId[]) : [],
    until: typeof until === 'string' ? until : undefined,
  }
}
