import type { AlarmRow, CallRow, QueueRow } from '@hearline/protocol'

type Figures = readonly [waiting: number, longest: number, ready: number, staffed: number, level: number]
type Day = readonly [offered: number, abandoned: number, due?: number]

/** Queues of a rainy morning: seconds, seats, shares, calls. */
const busy: Readonly<Record<string, readonly [Figures, Day]>> = {
  general: [
    [24, 112, 0, 310, 0.81],
    [18_240, 486, 31],
  ],
  english: [
    [1, 8, 3, 22, 0.93],
    [640, 9],
  ],
  languages: [
    [1, 21, 0, 0, 0.91],
    [212, 3],
  ],
  enterprise: [
    [2, 12, 6, 41, 0.97],
    [1_480, 11],
  ],
  elderly: [
    [1, 6, 4, 38, 0.96],
    [1_320, 10],
  ],
  health: [
    [3, 14, 1, 64, 0.92],
    [2_210, 41, 4],
  ],
  law: [
    [0, 0, 5, 31, 0.95],
    [760, 6],
  ],
  environment: [
    [2, 9, 2, 28, 0.94],
    [690, 9],
  ],
  market: [
    [4, 19, 2, 74, 0.9],
    [2_480, 52, 6],
  ],
  labour: [
    [5, 22, 1, 81, 0.88],
    [2_760, 74],
  ],
  housing: [
    [6, 31, 1, 77, 0.86],
    [2_540, 69, 9],
  ],
  urban: [
    [17, 86, 0, 69, 0.72],
    [3_110, 262, 24],
  ],
  transport: [
    [9, 47, 0, 58, 0.79],
    [2_060, 130, 12],
  ],
  regional: [
    [0, 0, 4, 19, 0.97],
    [310, 1],
  ],
  'emergency-link': [
    [0, 0, 9, 12, 0.99],
    [96, 0],
  ],
}
export const before = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString()
export const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** @param inStorm queues under one storm, switched on by the manager */
export function busyQueue(row: QueueRow, inStorm: readonly string[] = []): QueueRow {
  const [[waiting, longest, ready, staffed, level], [offered, abandoned, due = 0]] = busy[row.id] ?? [
    [0, 0, 0, 0, 1],
    [0, 0],
  ]
  const overdue = longest > 15 ? Math.ceil(waiting / 2) : 0
  const answered = offered - abandoned - waiting
  const storm = {
    ...{ since: before(1_500), by: '中心主任', reason: '暴雨橙色预警', announcement: true, callBackOffer: true },
    ...{ reserveSeats: true, reducedForm: true },
  }
  return {
    ...{ kind: 'queue', id: row.id, version: row.version, name: row.name, waiting, ready, staffed, serving: staffed },
    ...(waiting > 0 ? { longestWaitSince: before(longest) } : {}),
    ...{ serviceLevel15: level, offeredToday: offered, answeredToday: answered, abandoned, overdue },
    inTimeToday: Math.round(level * (answered + abandoned + overdue)),
    ...{ callBacksDue: due, callBacksAtOnce: 0 },
    ...(inStorm.includes(row.id) ? { storm } : {}),
  }
}

/** One that nobody has seen, one that has risen again, one that somebody sees to, one that is over. */
export function someAlarms(): AlarmRow[] {
  const alarm = (n: number, queueId: string, rest: Pick<AlarmRow, 'rule' | 'unit' | 'value' | 'threshold' | 'at'>) => ({
    ...{ kind: 'alarm' as const, id: uuid(700_000 + n), version: 1, queueId: queueId as AlarmRow['queueId'], times: 1 },
    ...rest,
  })
  const acknowledged = { at: before(100), actor: 'lead021', name: '陈静' }
  const longest = { rule: 'longest-wait', unit: 'seconds', threshold: 60 } as const
  const level = { rule: 'service-level', unit: 'share', threshold: 0.8 } as const
  return [
    alarm(1, 'languages', { rule: 'no-seat', unit: 'calls', value: 1, threshold: 1, at: before(21) }),
    { ...alarm(2, 'transport', { ...level, value: 0.79, at: before(240) }), times: 2 },
    { ...alarm(3, 'general', { ...longest, value: 61, at: before(130) }), acknowledged },
    { ...alarm(4, 'housing', { ...longest, value: 64, at: before(900) }), clearedAt: before(420) },
  ]
}

/** Callers in one queue, the longest wait first. */
export function callersOf(queueId: string, hotlines: readonly string[], longest: number): CallRow[] {
  return Array.from({ length: 17 }, (_, n): CallRow => ({
    ...{ kind: 'call', id: uuid(800_000 + n) as CallRow['id'], version: 1, state: n === 1 ? 'offered' : 'queued' },
    ...{ queueId: queueId as CallRow['queueId'], hotline: hotlines[n % hotlines.length] as CallRow['hotline'] },
    ...{ language: 'zh', priority: n === 0 ? 6 : 0, fence: 0, waitingSince: before(longest - n * 4.7) },
    ...(n === 2 ? { returnedAt: before(20) } : {}),
  }))
}

/** A wave that rises to what waits now, by the minute. */
export function anHour(queueId: string, now: number) {
  const waiting = Array.from({ length: 60 }, (_, n) =>
    Math.max(0, Math.round(now * (0.25 + (0.75 * n) / 59) + Math.sin(n / 4 + now) * (now / 6 + 0.8))),
  )
  return { queueId, waiting: [...waiting.slice(0, -1), now], handlingMs: 271_000 }
}
