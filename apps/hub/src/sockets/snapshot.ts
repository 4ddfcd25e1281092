import type { OperatorId, QueueId } from '@hearline/domain'
import { isWaiting } from '@hearline/domain'
import type { Row } from '@hearline/protocol'
import type { LiveRow } from '@hearline/store'
import { boardRow, wallboardRow } from '../floor/board-rows.ts'
import { nameless } from '../floor/figures.ts'
import type { FloorView } from '../floor/model.ts'
import { alarmRow, callBackRow, callRow, noticeRow, operatorRow, ticketRow } from '../floor/projection.ts'
import type { Published } from '../floor/publish-figures.ts'

type Computed = { readonly [K in 'figures' | 'wall' | 'day']: Pick<Published[K], 'rows'> }

/** What each topic shows now, from memory: a storm of reconnects asks Postgres nothing. */
export function snapshots(floor: FloorView, { figures, wall, day }: Computed) {
  const operators = (groupId?: string): Row[] =>
    [...floor.operators.values()]
      .filter((row) => groupId === undefined || row.groupId === groupId)
      .map((row) => operatorRow(row))
  const alarms = (isNamed: boolean): Row[] => [...floor.alarms.values()].map((row) => alarmRow(row, isNamed))
  return {
    desk(id: OperatorId): Row[] {
      const own = floor.operators.get(id)
      return [
        ...(own === undefined ? [] : [operatorRow(own, true)]),
        ...[...floor.calls.values()].filter(isWith(id)).map((row) => callRow(row, true)),
        ...[...floor.tickets.values()].filter((row) => row.authorId === id).map(ticketRow),
        ...[...floor.notices.values()].filter((row) => row.operatorId === id).map(noticeRow),
        ...[...floor.callBacks.values()].filter((row) => row.taken?.operatorId === id).map(callBackRow),
        ...day.rows(id),
      ]
    },
    queue: (id: QueueId): Row[] => [
      ...[...floor.calls.values()]
        .filter((row) => row.queueId === id && isWaiting(row))
        .map((row) => callRow(row, false)),
      ...[...floor.callBacks.values()].filter((row) => row.queueId === id).map(callBackRow),
    ],
    alarms: () => alarms(true),
    queues: (): Row[] => figures.rows(),
    wallboard: (): Row[] => [
      ...figures.rows().map(nameless),
      ...wall.rows(),
      ...[...floor.boards.values()].map(boardRow),
      ...[...floor.wallboards.values()].map(wallboardRow),
      ...alarms(false),
    ],
    floor: () => operators(),
    team: (id: string): Row[] => [
      ...operators(id),
      ...[...floor.notices.values()].filter((row) => row.groupId === id).map(noticeRow),
    ],
  }
}
/** Whose desk shows the call: hers who has it and hers who was asked. */
const isWith = (id: OperatorId) => (row: LiveRow<'call'>) => row.operatorId === id || row.party?.operatorId === id

export type Snapshots = ReturnType<typeof snapshots>
