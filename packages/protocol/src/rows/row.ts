import { z } from 'zod'
import { callRow } from './call.ts'
import { kpiRow } from './kpi.ts'
import { noticeRow } from './notice.ts'
import { operatorRow } from './operator.ts'
import { queueRow } from './queue.ts'
import { ticketRow } from './ticket.ts'
import { visitRow } from './visit.ts'

/** Everything a screen can be told about. */
export const row = z.discriminatedUnion('kind', [
  callRow,
  operatorRow,
  queueRow,
  ticketRow,
  noticeRow,
  kpiRow,
  visitRow,
])
export type Row = z.infer<typeof row>
export type RowKind = Row['kind']
export const gone = z.object({
  kind: z.enum(['call', 'operator', 'queue', 'ticket', 'notice', 'kpi', 'visit']),
  id: z.string(),
  version: z.int(),
})
export type Gone = z.infer<typeof gone>
