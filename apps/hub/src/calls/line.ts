import {
  chooseAvailability,
  wrapUpCallBack,
  type CallBackTaken,
  type ChangedBy,
  type NextAvailability,
  type OperatorId,
} from '@hearline/domain'
import { findCall, instruct, operatorOf, type CallBackRow, type OperatorRow, type Tx } from '@hearline/store'
import type { FloorContext } from './in-hand.ts'
import { keepOperator } from './keep-operator.ts'

/** Why an operator who calls somebody back is busy meanwhile. */
export const CALLS_BACK = 'call-back'

/** Nobody rang before on a line of the hub's own. */
const FENCE = 1

type Dialled = {
  readonly line: string
  readonly operatorId: OperatorId
  readonly taken: CallBackTaken
  readonly number: { readonly sealed: Buffer; readonly key: number }
}

/** Has the switch of the missed call dial her number, as long as it is in hand. Call it last. */
export async function dialLine(tx: Tx, row: CallBackRow, switchId: string, dialled: Dialled): Promise<void> {
  const { line, operatorId, taken, number } = dialled
  const sealed = { sealed: number.sealed.toString('base64'), key: number.key }
  await instruct(tx, {
    ...{ id: line, switchId, callId: row.callId, switchCall: line, fence: FENCE, expiresAt: taken.until },
    body: { do: 'dial', leg: line, operator: operatorId, seat: 'hub', from: row.hotline, ...sealed },
  })
}

/** Ends the line that was made for it, if there is one. Call it last. */
export async function hangUpLine(tx: Tx, { callId, taken }: CallBackRow, cause: string): Promise<void> {
  const switchCall = taken?.line?.call
  const missed = switchCall === undefined ? undefined : await findCall(tx.db, callId)
  if (switchCall === undefined || !missed) return
  await instruct(tx, { switchId: missed.switchId, callId, switchCall, fence: FENCE, body: { do: 'hang-up', cause } })
}

/** Her desk is as ready as before, unless she is about something else by now. */
export async function freeDesk(cx: FloorContext, desk: OperatorRow, by: ChangedBy): Promise<void> {
  if (!isAboutIt(desk)) return
  const ready = chooseAvailability(operatorOf(desk), { availability: 'ready' }, true, cx.tx.now, by)
  if (ready.ok) await keepOperator(cx, desk, ready.value)
}

/** She talked, and finishes her record; she is as ready as before when that is done. */
export async function wrapUpDesk(cx: FloorContext, desk: OperatorRow, { callId }: CallBackRow): Promise<void> {
  const was = desk.availability === 'busy' && !isAboutIt(desk) ? standingOf(desk.changedBy) : undefined
  const writes = wrapUpCallBack(operatorOf(desk), callId, cx.tx.now, cx.timings, was)
  if (writes.ok) await keepOperator(cx, desk, writes.value)
}

const isAboutIt = ({ availability, activity, changedBy }: OperatorRow): boolean =>
  availability === 'busy' && activity === 'idle' && changedBy.cause === 'own' && changedBy.reason === CALLS_BACK

/** Busy, as she or her lead had it. */
function standingOf(changedBy: ChangedBy): NextAvailability {
  const { cause, reason } = changedBy
  if (cause === 'lead') return { availability: 'busy', by: changedBy }
  return { availability: 'busy', ...(cause === 'own' && reason !== undefined ? { reason } : {}) }
}
