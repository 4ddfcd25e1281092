import type { Row } from '@hearline/protocol'
import type { LiveChange } from '@hearline/store'
import { boardRow, wallboardRow } from '../floor/board-rows.ts'
import { alarmRow, callBackRow, callRow, noticeRow, operatorRow, ticketRow, visitRow } from '../floor/projection.ts'
import { channels, isPersonal, type Channel } from './channels.ts'

/** The wire row of a stored one on a channel; undefined for kinds that are no news. The caller, masked, is for desks only. */
export function rowOn(channel: Channel, change: LiveChange): Row | undefined {
  // a wallboard shows no names
  if (change.kind === 'alarm') return alarmRow(change.row, channel !== channels.wallboard)
  return wireRow(change, isPersonal(channel))
}

/** `own`: for the desk of the operator whom it is about. */
export function wireRow(change: LiveChange, own: boolean): Row | undefined {
  switch (change.kind) {
    case 'call':
      return callRow(change.row, own)
    case 'operator':
      return operatorRow(change.row, own)
    case 'ticket':
      return ticketRow(change.row)
    case 'notice':
      return noticeRow(change.row)
    case 'visit':
      return visitRow(change.row)
    case 'board':
      return boardRow(change.row)
    case 'wallboard':
      return wallboardRow(change.row)
    case 'alarm':
      return alarmRow(change.row, true)
    case 'callback':
      return callBackRow(change.row)
    case 'queue':
    case 'seat':
    case 'session':
      return undefined
  }
}
