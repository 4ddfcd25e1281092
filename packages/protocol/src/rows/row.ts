import { z } from 'zod'
import { boardRow } from './board.ts'
import { alarmRow } from './alarm.ts'
import { callBackRow } from './call-back.ts'
import { callRow } from './call.ts'
import { curveRow } from './curve.ts'
import { kpiRow } from './kpi.ts'
import { loadRow } from './load.ts'
import { noticeRow } from './notice.ts'
import { operatorRow } from './operator.ts'
import { queueRow } from './queue.ts'
import { seatsRow } from './seats.ts'
import { ticketRow } from './ticket.ts'
import { visitRow } from './visit.ts'
import { wallboardRow } from './wallboard.ts'

/** Everything a screen can be told about. */
export const row = z.discriminatedUnion('kind', [
  callRow,
  operatorRow,
  queueRow,
  ticketRow,
  noticeRow,
  kpiRow,
  visitRow,
  boardRow,
  wallboardRow,
  seatsRow,
  loadRow,
  curveRow,
  alarmRow,
  callBackRow,
])
export type Row = z.infer<typeof row>
export type RowKind = Row['kind']
const figures = ['queue', 'kpi', 'seats', 'load', 'curve'] as const
export const gone = z.object({
  kind: z.enum([
    'call',
    'operator',
    'ticket',
    'notice',
    'visit',
    'board',
    'wallboard',
    'alarm',
    'callback',
    ...figures,
  ]),
  id: z.string(),
  version: z.int(),
})
export type Gone = z.infer<typeof gone>
