import { fileEmergency, letGo, ok, reachOut, resume, ticketNumber, type TicketId } from '@hearline/domain'
import {
  appendTicketEvent,
  callOf,
  contentOf,
  insertNotice,
  insertTicket,
  lockTicket,
  nextSerial,
  operatorOf,
  readDraft,
  ticketOf,
  Unavailable,
  writeAudit,
  writeDraft,
  writeTicket,
  type CallRow,
} from '@hearline/store'
import { v7 } from 'uuid'
import { keep, type Telling } from '../calls/keep.ts'
import { emergencyWords } from '../calls/notice.ts'
import type { CommandContext, Handler } from './handler.ts'
import { refuseCall } from './refuse.ts'
import { ownCall } from './talk.ts'

/**
 * From a talk, from hold or while somebody is asked: the service is rung while the caller stays with her operator. The
 * call goes first; a ticket that cannot be filed does not hold it up.
 */
export const transferEmergency: Handler<'transfer-emergency'> = async (cx, { callId, service }) => {
  const mine = await ownCall(cx, { callId })
  if (!mine.ok) return mine
  const held = mine.value
  const { party } = held.call
  if (party?.kind === 'emergency') return refuseCall('wrong-state', held.call)
  const before = callOf(held.call)
  const alone = party ? letGo(before) : ok(before)
  if (!alone.ok) return refuseCall(alone.error, held.call)
  const leg = v7()
  const reached = reachOut(alone.value, { kind: 'emergency', leg, service }, cx.tx.now, cx.timings)
  if (!reached.ok) return refuseCall(reached.error, held.call)
  const isAway = held.call.state !== 'talking'
  const back = isAway && held.operator ? resume(operatorOf(held.operator), cx.tx.now) : undefined
  if (!held.operator || back?.ok === false) return refuseCall('wrong-state', held.call)
  const now: Telling[] = [
    ...(party ? [{ body: { do: 'drop-leg', leg: party.leg } as const, fence: held.call.fence }] : []),
    ...(isAway ? [{ body: { do: 'resume' } as const, fence: held.call.fence }] : []),
    { body: { do: 'ring', leg, seat: 'phone', number: service }, id: leg },
  ]
  const filed = await fileTicket(cx, held.call)
  const extras = filed.ticketId === undefined ? {} : { extras: { ticketId: filed.ticketId } }
  await insertNotice(
    cx.tx,
    { groupId: held.operator.groupId },
    emergencyWords({ name: held.operator.name, service, callId }),
  )
  await writeAudit(cx.tx, { actor: cx.actor.id, act: 'transfer-emergency', subject: `call/${callId}`, reason: service })
  await keep(cx, held, {
    ...extras,
    call: reached.value,
    engagement: { state: 'talking' },
    ...(back ? { operator: back.value } : {}),
    orders: now,
  })
  return ok(filed)
}

/** Under a savepoint: whatever is wrong with the ticket, the call goes on. */
async function fileTicket(cx: CommandContext, call: CallRow): Promise<{ ticketId?: TicketId; number?: string }> {
  try {
    return await cx.tx.attempt(() => file(cx, call))
  } catch (error) {
    if (error instanceof Unavailable) throw error
    return {}
  }
}

async function file(cx: CommandContext, { id: callId, ticketId }: CallRow) {
  const { tx, vault, actor } = cx
  const { operatorId: authorId } = actor
  if (!authorId) return {}
  const found = ticketId === null ? undefined : await lockTicket(tx, ticketId)
  const ticket = found?.authorId === authorId ? found : await insertTicket(tx, { authorId, callId })
  const head = ticketOf(ticket)
  if (!fileEmergency(head, '', tx.now).ok)
    return { ticketId: ticket.id, ...(head.number ? { number: head.number } : {}) }
  const number = head.number ?? ticketNumber(tx.now, await nextSerial(tx))
  const filed = fileEmergency(head, number, tx.now)
  if (!filed.ok) return {}
  const key = { ticketId: ticket.id, authorId }
  const draft = await readDraft(tx.db, vault, key)
  const fields = { ...draft?.fields, level: 'L1' as const }
  await writeTicket(tx, ticket, filed.value, fields, contentOf(vault, fields), { username: actor.id, name: actor.name })
  await writeDraft(tx, vault, key, { rev: (draft?.rev ?? 0) + 1, fields })
  const of = { ticketId: ticket.id, actor: actor.id, event: 'emergency' }
  await appendTicketEvent(tx, { ...of, from: head.state, to: filed.value.state, details: { level: 'L1' } })
  return { ticketId: ticket.id, number }
}
