import type { OperatorRow } from '@hearline/protocol'
import type { Flooded } from './flood.ts'

const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹')
const given = Array.from('敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅建国文辉力宁雪晨')
const queues = [
  ...['general', 'market', 'labour', 'housing', 'health', 'transport', 'environment', 'enterprise', 'english', 'law'],
]
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T
const minute = 60_000

/** A floor of `count` seats in groups of `size`, in the mix of a busy morning; each piece of news leads one seat on. */
export function manySeats(count: number, size = 12): Flooded<OperatorRow> {
  const rows = Array.from({ length: count }, (_, n): OperatorRow => {
    const roll = (n * 7_919) % 1_000
    const row = seat(n, Math.floor(n / size) + 1)
    if (roll < 90) return row
    if (roll < 110) return { ...row, activity: 'offered', callId: call(n), ...since(roll % 10) }
    if (roll < 700) return { ...row, activity: 'talking', callId: call(n), ...since((n * 37) % 540) }
    if (roll < 740) return { ...row, activity: 'held', callId: call(n), ...since((n * 13) % 90) }
    if (roll < 890) return { ...row, activity: 'wrap-up', callId: call(n), ...since(roll % 70), ...wrapUp(roll % 70) }
    if (roll < 930) return { ...row, availability: 'busy', ...since((n * 61) % 900) }
    return { ...row, availability: roll < 985 ? 'break' : 'training', ...since((n * 29) % 900), ...until(n) }
  })
  const next = (row: OperatorRow, told: number): OperatorRow => {
    const { callId: _call, wrapUp: _wrap, until: _until, ...rest } = row
    const base: OperatorRow = { ...rest, availability: 'ready', changedBy: { actor: row.username, cause: 'call' } }
    const now = since(0)
    if (row.activity === 'idle') return { ...base, activity: 'offered', callId: call(told), ...now }
    if (row.activity === 'offered') return { ...base, activity: 'talking', callId: call(told), ...now }
    return row.activity === 'wrap-up'
      ? { ...base, activity: 'idle', ...now }
      : { ...base, activity: 'wrap-up', callId: call(told), ...now, ...wrapUp(0) }
  }
  return { topic: 'floor', rows, next }
}

function seat(n: number, group: number): OperatorRow {
  const username = `op${String(n + 1).padStart(4, '0')}`
  const served = n % 3 === 0 ? [pick(queues, n)] : ['general', pick(queues, n * 5 + 1)]
  const name = pick(surnames, n * 7) + pick(given, n * 11) + (n % 4 === 0 ? '' : pick(given, n * 5 + 3))
  return {
    ...{ kind: 'operator', id: id(n) as OperatorRow['id'], version: 1, username, name },
    groupId: `g${String(group).padStart(3, '0')}` as OperatorRow['groupId'],
    ...{ availability: 'ready', activity: 'idle', ...since((n * 17) % 120) },
    queues: [...new Set(served)].map((queueId) => ({ queueId, level: 1 + (n % 3), reserve: false })) as never,
    changedBy: { actor: username, cause: 'own' },
  }
}

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const call = (n: number) => id(900_000 + n) as NonNullable<OperatorRow['callId']>
const since = (seconds: number) => ({ since: new Date(Date.now() - seconds * 1_000).toISOString() })
const until = (n: number) => ({ until: new Date(Date.now() + ((n % 19) - 3) * minute).toISOString() })
const wrapUp = (gone: number) => ({
  wrapUp: { endsAt: new Date(Date.now() + minute - gone * 1_000).toISOString(), extensions: 0 },
})
