import type { Row } from '@hearline/protocol'
import type { LiveChange } from '@hearline/store'
import { callRow, noticeRow, operatorRow, ticketRow, visitRow } from '../floor/projection.ts'
import { isPersonal, type Channel } from './channels.ts'

/** The wire row of a stored one on a channel; undefined for kinds that are no news. The caller, masked, is for desks only. */
export function rowOn(channel: Channel, change: LiveChange): Row | undefined {
  return wireRow(change, isPersonal(channel))
}

export function wireRow(change: LiveChange, showCaller: boolean): Row | undefined {
  switch (change.kind) {
    case 'call':
      return callRow(change.row, showCaller)
    case 'operator':
      return operatorRow(change.row)
    case 'ticket':
      return ticketRow(change.row)
    case 'notice':
      return noticeRow(change.row)
    case 'visit':
      return visitRow(change.row)
    case 'queue':
    case 'seat':
    case 'session':
      return undefined
  }
}
