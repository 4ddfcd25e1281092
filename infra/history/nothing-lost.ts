import type { End, Sent } from './history.ts'
import type { Law } from './law.ts'
import { keyOf, rowsOf, versionInTheEnd } from './rows.ts'
import { words } from './words.ts'

export const nothingLost: Law = {
  law: 'what was acknowledged is there in the end',
  breaches: ({ sent, end }) =>
    sent
      .filter(({ status }) => status === 200)
      .flatMap((one) => [...rowsLost(one, end), ...effectLost(one, end)].map((why) => `${why}\n${words.sent(one)}`)),
}

const rowsLost = (one: Sent, end: End): string[] =>
  rowsOf(one).flatMap((row) => {
    const version = versionInTheEnd(end, row)
    return version !== undefined && version < row.version
      ? [`${keyOf(row)} was acknowledged at version ${row.version} and is at ${version}`]
      : []
  })

function effectLost({ who, name, body, reply }: Sent, { calls, tickets }: End): string[] {
  const value = (reply?.['value'] ?? {}) as Record<string, unknown>
  const call = calls.get(String(body['callId']))
  const ticket = tickets.get(String(value['ticketId'] ?? body['ticketId']))
  switch (name) {
    case 'answer-call': {
      const engaged = call?.engagements.some((each) => each.operatorId === who && each.fence === body['fence'])
      if (!engaged) return ['she has no such engagement']
      return ticket?.ticket.callId === body['callId'] ? [] : ['its ticket is not there']
    }
    case 'end-call':
      return call && ['wrap-up', 'closed'].includes(call.call.state) ? [] : [`the call is ${String(call?.call.state)}`]
    case 'save-draft': {
      if (!ticket) return ['its ticket is not there']
      const isKept = ticket.ticket.state !== 'draft' || (ticket.draft?.rev ?? 0) >= Number(value['rev'])
      return isKept ? [] : [`the draft is at ${String(ticket.draft?.rev)}`]
    }
    default:
      return value['number'] === undefined || ticket?.ticket.number === value['number']
        ? []
        : [`the ticket has number ${String(ticket?.ticket.number)}`]
  }
}
