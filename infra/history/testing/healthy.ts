import type { CallId, GroupId, OperatorId, QueueId, TicketId } from '@hearline/domain'
import type { CallRow, CommandName, OperatorRow, Row, TicketRow } from '@hearline/protocol'
import type { History, Sent, Sight } from '../history.ts'

const uuid = (n: number) => `0199b0de-0000-7000-8000-${String(n).padStart(12, '0')}`
export const anna = uuid(1) as OperatorId
export const ben = uuid(2) as OperatorId
export const callId = uuid(11) as CallId
export const ticketId = uuid(21) as TicketId
const at = '2026-09-30T17:00:00.000+08:00'

export const call = (version: number, more: Partial<CallRow> = {}): CallRow => ({
  kind: 'call',
  id: callId,
  version,
  state: 'talking',
  queueId: 'general' as QueueId,
  hotline: '12345',
  priority: 0,
  operatorId: anna,
  fence: 1,
  waitingSince: at,
  ...more,
})
export const operator = (version: number, more: Partial<OperatorRow> = {}): OperatorRow => ({
  kind: 'operator',
  id: anna,
  version,
  username: 'op0001',
  name: 'Anna',
  groupId: 'g001' as GroupId,
  availability: 'ready',
  activity: 'idle',
  since: at,
  queues: [],
  changedBy: { actor: 'system', cause: 'system' },
  ...more,
})
export const ticket = (version: number, more: Partial<TicketRow> = {}) =>
  ({
    kind: 'ticket',
    id: ticketId,
    version,
    state: 'draft',
    callId,
    authorId: anna,
    confidentiality: 'normal',
    revision: 0,
    changed: [],
    openedAt: at,
    ...more,
  }) as TicketRow

export const sight = (how: Sight['how'], seq: number, rows: readonly Row[] = [], more: Partial<Sight> = {}): Sight => ({
  how,
  seq,
  rows,
  gone: [],
  screen: "Anna's desk",
  at: seq * 100,
  topic: 'desk',
  epoch: 'hub one',
  ...more,
})

export const sent = (
  name: CommandName,
  from: number,
  body: Record<string, unknown>,
  reply: { value?: object; rows?: Row[] } = {},
  more: Partial<Sent> = {},
): Sent => ({
  who: anna,
  name,
  key: `${name} at ${from}`,
  body,
  from,
  until: from + 10,
  status: 200,
  reply: { value: {}, rows: [], ...reply },
  ...more,
})

const ring = (n: number, fence: number) => ({
  at: n,
  instruction: { id: uuid(40 + n), n, call: 'a call', fence, do: 'ring', leg: `leg ${n}`, operator: anna, seat: 'hub' },
})
export const rings = (...fences: number[]) => fences.map((fence, n) => ring(n, fence)) as History['heard']

/** A call that came, was answered by Anna, written down and over; and a wish of Ben's that he sent twice. */
export function healthy(): History {
  const closed = call(5, { state: 'closed', outcome: 'answered' })
  const wish = { availability: 'training', reason: 'wish' } as const
  const wished = operator(4, {
    id: ben,
    availability: 'training',
    changedBy: { actor: ben, cause: 'own', reason: 'wish' },
  })
  const asked = (from: number) => sent('set-availability', from, wish, { rows: [wished] }, { who: ben, key: 'wish' })
  const ended = operator(4)
  return {
    said: [
      { id: 'arrival', type: 'call-arrived', call: 'a call', from: 50, until: 60, status: 202 },
      { id: 'hang-up', type: 'call-ended', call: 'a call', from: 520, until: 530, status: 202 },
    ],
    heard: rings(1),
    sights: [
      sight('snapshot', 0, [operator(1)]),
      sight('news', 1, [call(2, { state: 'offered' }), operator(2, { activity: 'offered' })]),
      sight('tick', 1),
      sight('news', 2, [call(3), operator(3, { activity: 'talking' }), ticket(1)]),
      sight('news', 3, [ended], { gone: [{ kind: 'call', id: callId, version: 5 }] }),
    ],
    sent: [
      sent(
        'answer-call',
        200,
        { callId, fence: 1 },
        { value: { ticketId }, rows: [call(3), operator(3, { activity: 'talking' }), ticket(1)] },
      ),
      sent('save-draft', 300, { ticketId, rev: 2 }, { value: { rev: 2 } }),
      sent('end-call', 500, { callId }, { rows: [call(4, { state: 'wrap-up' })] }),
      sent('finish-wrap-up', 600, {}, { rows: [closed, ended] }),
      asked(100),
      asked(110),
    ],
    end: {
      screens: [
        {
          screen: "Anna's desk",
          topic: 'desk',
          operatorId: anna,
          rows: new Map([ended, ticket(1)].map((row) => [row.id, row])),
        },
        { screen: 'the floor', topic: 'floor', rows: new Map([ended, wished].map((row) => [row.id, row])) },
      ],
      calls: new Map([
        [callId, { call: closed, engagements: [{ operatorId: anna, fence: 1, state: 'ended', startedAt: at }] }],
      ]),
      tickets: new Map([[ticketId, { ticket: ticket(1), draft: { rev: 2, fields: {}, savedAt: at } }]]),
      operators: new Map([ended, wished].map((row) => [row.id, row])),
      standing: [],
    },
  }
}
