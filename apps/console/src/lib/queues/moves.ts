import type { QueueId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'

/** A move in force, as the rows of those it moves tell it. */
export type MoveInForce = {
  id: string
  actor: string
  name: string
  at: string
  until: string | undefined
  to: readonly QueueId[]
  /** Where those it moves served before, the most usual first. */
  from: readonly QueueId[]
  people: readonly OperatorRow[]
}

/** Who moved whom; the newest first. Whom a newer move has taken on stands under that one. */
export function movesInForce(operators: Iterable<OperatorRow>): MoveInForce[] {
  const moved = [...operators].filter((one) => one.moved !== undefined)
  return [...Map.groupBy(moved, (one) => one.moved?.moveId ?? '')]
    .flatMap(([id, people]): MoveInForce[] => {
      const [first] = people
      if (!first?.moved) return []
      const { actor, name, at, until } = first.moved
      const to = first.queues.map(({ queueId }) => queueId)
      return [{ id, actor, name, at, until, to, from: usual(people, to), people: people.toSorted(byName) }]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at))
}

function usual(people: readonly OperatorRow[], except: readonly QueueId[]): QueueId[] {
  const left = people.flatMap((one) => one.moved?.from ?? []).filter((id) => !except.includes(id))
  const counted = Map.groupBy(left, (id) => id)
  return [...counted].toSorted(([, a], [, b]) => b.length - a.length).map(([id]) => id)
}

const byName = (a: OperatorRow, b: OperatorRow) => a.username.localeCompare(b.username)
