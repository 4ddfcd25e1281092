import type { Sql } from 'postgres'
import type { Account } from './simulation.ts'

/** Somebody and her commands, each as it was answered. */
export type Doings = Omit<Account['operators'][number], 'answers'>

type Lost = { username: string; name: string; why: string }

/** Every command answered with 200 whose effect Postgres does not hold. */
export async function lostCommands(sql: Sql, account: { operators: readonly Doings[] }): Promise<Lost[]> {
  const tickets = await sql<{ id: string; number: string | null; state: string; callId: string }[]>`
    select id, number, state, call_id as "callId" from ticket`
  const drafts = await sql<{ ticketId: string; rev: number }[]>`select ticket_id as "ticketId", rev from draft`
  const kept = await sql<{ commandId: string }[]>`select command_id as "commandId" from command_done where status = 200`
  // whom a colleague asks answers her: the caller is hers once she is handed over, if ever
  const answered = await sql<{ callId: string; fence: number; operatorId: string }[]>`
    select call_id as "callId", fence, operator_id as "operatorId" from engagement
    where answered_at is not null or why->>'via' = 'named'`
  const ticketOf = new Map(tickets.map((ticket) => [ticket.id, ticket]))
  const revOf = new Map(drafts.map((draft) => [draft.ticketId, draft.rev]))
  const keys = new Set(kept.map((row) => row.commandId))
  const engaged = new Set(answered.map((row) => `${row.callId} ${row.fence} ${row.operatorId}`))
  const lost: Lost[] = []

  for (const { username, operatorId, commands } of account.operators)
    for (const { name, key, status, body, reply } of commands) {
      if (status !== 200) continue
      const { value } = reply as { value: Record<string, unknown> }
      const ticket = ticketOf.get(String(value['ticketId'] ?? body['ticketId']))
      const miss = (why: string) => lost.push({ username, name, why })
      if (name === 'save-draft') {
        const rev = revOf.get(String(body['ticketId'])) ?? 0
        if (!ticket || (ticket.state === 'draft' && rev < Number(value['rev']))) miss(`draft at ${rev}`)
        continue
      }
      if (!keys.has(key)) miss('no row of its id')
      if (name === 'answer-call') {
        if (!engaged.has(`${String(body['callId'])} ${String(body['fence'])} ${operatorId}`)) miss('not engaged')
        // its author may be another by now: a call given back takes its blank ticket along
        if (ticket?.callId !== body['callId']) miss('no ticket')
      }
      if (value['number'] !== undefined && ticket?.number !== value['number']) miss(`number ${String(ticket?.number)}`)
    }
  return lost
}
