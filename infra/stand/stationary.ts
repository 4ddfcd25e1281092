import { route, standardTimings as timings, type CallId, type Millis, type OperatorId } from '@hearline/domain'
import type { Queue, QueueId, Seat, WaitingCall } from '@hearline/domain'

/** A floor on which nothing ever changes: one queue, Poisson arrivals, exponential handling and, if any, patience. */
export type Stationary = {
  /** In erlang. */
  load: number
  handlingTime: Millis
  /** Mean; absent: nobody hangs up. */
  patience?: Millis
  seats: number
}

/** What became of one caller: how long she waited, and whether it ended in an answer, which took a seat for `work` ms. */
export type Fate = { at: Millis; waited: Millis; answered: boolean; work: Millis }

/**
 * Plays so many calls event by event; who gets which seat is decided by the floor's own routing round. In the order of
 * arrival.
 */
export function playStationary(floor: Stationary, calls: number, random: () => number): Fate[] {
  const { load, handlingTime, patience, seats } = floor
  const exponential = (mean: Millis) => -mean * Math.log(1 - random())
  const free: Seat[] = Array.from({ length: seats }, (_, n) => seatOf(`seat-${n}`, 0))
  const busy: { until: Millis; operatorId: OperatorId }[] = []
  const waiting: { call: WaitingCall; fate: Fate; until: Millis }[] = []
  const fates: Fate[] = []
  let arrives = exponential(handlingTime / load)
  while (fates.length < calls || waiting.length > 0) {
    const done = earliest(busy)
    const gone = earliest(waiting)
    const ends = busy[done]?.until ?? Infinity
    const hangsUp = waiting[gone]?.until ?? Infinity
    const next = fates.length < calls ? arrives : Infinity
    const now = Math.min(next, ends, hangsUp)
    if (now === next) {
      const fate = { at: now, waited: 0, answered: false, work: exponential(handlingTime) }
      waiting.push({
        call: callOf(fates.length, now),
        fate,
        until: now + (patience ? exponential(patience) : Infinity),
      })
      fates.push(fate)
      arrives = now + exponential(handlingTime / load)
    } else if (now === ends) {
      const [left] = busy.splice(done, 1)
      if (left) free.push(seatOf(left.operatorId, now))
    } else {
      const [left] = waiting.splice(gone, 1)
      if (left) left.fate.waited = now - left.fate.at
    }
    if (waiting.length === 0 || free.length === 0) continue
    for (const { callId, operatorId } of route({
      calls: waiting.map(({ call }) => call),
      seats: free,
      queues,
      now,
      timings,
    })) {
      const [answered] = waiting.splice(
        waiting.findIndex(({ call }) => call.id === callId),
        1,
      )
      free.splice(
        free.findIndex((seat) => seat.operatorId === operatorId),
        1,
      )
      if (!answered) continue
      Object.assign(answered.fate, { waited: now - answered.fate.at, answered: true })
      busy.push({ until: now + answered.fate.work, operatorId })
    }
  }
  return fates
}

const queueId = 'stationary' as QueueId
const queue: Queue = {
  ...{ id: queueId, name: { zh: '稳态', en: 'Stationary' }, requiredLevel: 1, priority: 0 },
  ...{ reserveAbove: 0, targetSeconds: 15, targetShare: 0.95 },
}
const queues = new Map([[queueId, queue]])

const seatOf = (operatorId: string, idleSince: Millis): Seat => ({
  operatorId: operatorId as OperatorId,
  idleSince,
  queues: [{ queueId, level: 1, reserve: false }],
})

const callOf = (n: number, waitingSince: Millis): WaitingCall => ({
  ...{ id: `call-${String(n).padStart(9, '0')}` as CallId, queueId, waitingSince, priority: 0, requiredLevel: 1 },
})

/** Where the earliest of them stands; -1 of none. */
function earliest(list: readonly { until: Millis }[]): number {
  let first = -1
  for (let n = 0; n < list.length; n++) if (first < 0 || list[n]!.until < list[first]!.until) first = n
  return first
}
