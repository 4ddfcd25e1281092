import { discard, handOver, type OperatorId, type TicketId, type Writer } from '@hearline/domain'
import {
  appendTicketEvent,
  draftsOf,
  dropDraft,
  findCall,
  handOverTicket,
  hasTicketOf,
  insertTicket,
  lockTicket,
  passOnBlank,
  readDraft,
  ticketOf,
  writeHead,
  type CallBackRow,
  type CallRow,
  type Tx,
  type Vault,
} from '@hearline/store'

/**
 * The ticket an operator writes who takes a call. With one that was passed on comes what is written so far; of one that
 * came back by itself a draft in which nobody has written. Else a new draft.
 */
export async function ticketFor(tx: Tx, call: CallRow, authorId: OperatorId): Promise<TicketId> {
  const before = call.ticketId === null ? undefined : await lockTicket(tx, call.ticketId)
  if (before && call.transferredBy !== null) {
    if (before.authorId === authorId && handOver(ticketOf(before), authorId).ok) return before.id
    if (handOver(ticketOf(before), authorId).ok) {
      const { id: ticketId, state } = await handOverTicket(tx, before, authorId)
      const from = before.authorId
      await appendTicketEvent(tx, {
        ...{ ticketId, actor: from, event: 'hand-over', from: state, to: state },
        details: { from, to: authorId, callId: call.id },
      })
      return ticketId
    }
  }
  const passed = before && (await passOnBlank(tx, before.id, authorId))
  return (passed ?? (await insertTicket(tx, { authorId, callId: call.id }))).id
}

/** The ticket of whoever calls a missed caller back: one she has begun, else as if she had answered the call. */
export async function ticketForCallBack(tx: Tx, { callId, taken }: CallBackRow): Promise<void> {
  if (!taken || (await hasTicketOf(tx.db, callId, taken.operatorId, taken.at))) return
  const missed = await findCall(tx.db, callId)
  if (missed) await ticketFor(tx, missed, taken.operatorId)
}

/** The call-back came to nothing: what she opened for it and wrote nothing in is discarded. */
export async function discardBlank(
  { tx, vault }: { tx: Tx; vault: Vault },
  { callId, taken }: CallBackRow,
  by: Writer,
): Promise<void> {
  if (!taken) return
  const authorId = taken.operatorId
  for (const ticketId of await draftsOf(tx.db, callId, authorId)) {
    const before = await lockTicket(tx, ticketId)
    const written = await readDraft(tx.db, vault, { ticketId, authorId })
    const gone = before && discard(ticketOf(before), written?.fields ?? {}, tx.now)
    if (!before || !gone?.ok) continue
    await writeHead(tx, before, gone.value, by)
    await dropDraft(tx, { ticketId, authorId })
    const step = { event: 'discard', from: before.state, to: gone.value.state, details: { callId } }
    await appendTicketEvent(tx, { ticketId, actor: by.username, ...step })
  }
}
