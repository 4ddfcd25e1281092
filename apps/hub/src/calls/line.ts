import {
  chooseAvailability,
  standingOf,
  wrapUpCallBack,
  type CallBackTaken,
  type ChangedBy,
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

/** She talked, and finishes her record; when that is done she is as ready as before, or what she has chosen since. */
export async function wrapUpDesk(cx: FloorContext, desk: OperatorRow, { callId }: CallBackRow): Promise<void> {
  const operator = operatorOf(desk)
  const was = isAboutIt(desk) ? undefined : standingOf(operator, cx.timings)
  const writes = wrapUpCallBack(operator, callId, cx.tx.now, cx.timings, was)
  if (writes.ok) await keepOperator(cx, desk, writes.value)
}

/** Whether she and whom she called back talk. */
export const isTalk = (onLine: CallBackRow | undefined): boolean => onLine?.taken?.line?.state === 'talking'

const isAboutIt = ({ availability, activity, changedBy }: OperatorRow): boolean =>
  availability === 'busy' && activity === 'idle' && changedBy.cause === 'own' && changedBy.reason === CALLS_BACK
