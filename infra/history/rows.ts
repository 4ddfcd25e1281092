import type { Row } from '@hearline/protocol'
import type { History, Sent } from './history.ts'
import { words } from './words.ts'

/** A row that crossed the contract, and how it did. */
export type Crossing = { readonly row: Row; readonly where: string }

export const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`

/** The changed rows a command was answered with. */
export const rowsOf = ({ status, reply }: Sent): readonly Row[] =>
  status === 200 ? ((reply?.['rows'] as Row[] | undefined) ?? []) : []

/** Every kept row of a history: on screens, in replies, in the final reads. Figures, which each hub computes, are none. */
export function* keptRows({ sent, sights, end }: History): Generator<Crossing> {
  for (const sight of sights)
    for (const row of sight.rows)
      if (row.kind !== 'queue' && row.kind !== 'kpi') yield { row, where: words.sight(sight) }
  for (const one of sent) for (const row of rowsOf(one)) yield { row, where: words.sent(one) }
  for (const { call } of end.calls.values()) yield { row: call, where: 'read in the end' }
  for (const { ticket } of end.tickets.values()) yield { row: ticket, where: 'read in the end' }
  for (const row of end.operators.values()) yield { row, where: 'read in the end' }
}

/** The version of a row in the final reads; undefined for what was not read. */
export function versionInTheEnd({ calls, tickets, operators }: History['end'], row: Row): number | undefined {
  if (row.kind === 'call') return calls.get(row.id)?.call.version
  if (row.kind === 'ticket') return tickets.get(row.id)?.ticket.version
  return row.kind === 'operator' ? operators.get(row.id)?.version : undefined
}
