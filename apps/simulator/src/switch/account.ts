import type { OperatorId } from '@hearline/domain'
import type { Line } from './line.ts'
import type { Saying } from './saying.ts'

/** One call as the switch saw it. Instants are ISO 8601. */
export type CallSeen = {
  call: string
  to: string
  arrivedAt: string
  rings: { operator: OperatorId; fence: number; at: string }[]
  /** Joined with an operator, once for each leg that was. */
  connections: { operator: OperatorId; fence: number; at: string }[]
  endedAt?: string
  ending?: 'caller' | 'operator' | 'line-lost' | 'hub' | 'transferred' | 'error'
}
export type Tally = {
  offered: number
  answered: number
  abandoned: number
  /** Of those offered or unreached: who had called before about the same. */
  redialled: number
  /** Dialled while the switch was dead; not offered. */
  unreached: number
}
export type Account = {
  arrived: (line: Line, now: number) => void
  moved: (before: Line, line: Line, say: readonly Saying[], now: number) => void
  redialled: () => void
  unreached: () => void
  tally: () => Tally
  /** In order of arrival; empty unless `keep`. */
  calls: () => readonly CallSeen[]
}

/** Writes down what became of each call; `keep` keeps the calls for the report, else only their numbers. */
export function openAccount(keep: boolean): Account {
  const tally: Tally = { offered: 0, answered: 0, abandoned: 0, redialled: 0, unreached: 0 }
  const open = new Map<string, CallSeen>()
  const calls: CallSeen[] = []
  return {
    arrived: (line, now) => {
      const seen = { call: line.call, to: line.to, arrivedAt: iso(now), rings: [], connections: [] }
      tally.offered += 1
      open.set(line.call, seen)
      if (keep) calls.push(seen)
    },
    moved: (before, line, say, now) => {
      const seen = open.get(line.call)
      if (seen === undefined) return
      const { operator, fence } = line
      if (operator !== undefined && line.leg !== before.leg && fence > before.fence)
        seen.rings.push({ operator, fence, at: iso(now) })
      if (operator !== undefined && line.state === 'connected' && before.state === 'ringing') {
        if (seen.connections.push({ operator, fence, at: iso(now) }) === 1) tally.answered += 1
      }
      const ended = say.find((saying) => saying.type === 'call-ended')
      if (ended === undefined) return
      seen.endedAt = iso(now)
      seen.ending = ended.cause
      if (seen.connections.length === 0) tally.abandoned += 1
      open.delete(line.call)
    },
    redialled: () => {
      tally.redialled += 1
    },
    unreached: () => {
      tally.unreached += 1
    },
    tally: () => ({ ...tally }),
    calls: () => calls,
  }
}

const iso = (now: number): string => new Date(now).toISOString()
