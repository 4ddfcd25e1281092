import { isFinal, type CallState } from '@hearline/domain'
import type { Row } from '@hearline/protocol'
import type { End, Shown } from './history.ts'
import type { Law } from './law.ts'
import { keyOf } from './rows.ts'

export const screensRight: Law = {
  law: 'when all has been quiet every screen shows what the hubs say when they are asked',
  breaches: ({ end }) =>
    end.screens.flatMap((shown) => {
      const wanted = wantedOn(shown, end)
      const versions = new Map([...shown.rows.values()].map((row) => [keyOf(row), row.version]))
      return [...new Set([...wanted.keys(), ...versions.keys()])]
        .filter((key) => wanted.get(key) !== versions.get(key))
        .filter((key) => isRead(key, end) || wanted.has(key))
        .map(
          (key) =>
            `${shown.screen}: ${key} stands at ${String(wanted.get(key))}, is shown at ${String(versions.get(key))}`,
        )
    }),
}

/** Versions of what belongs on a screen. */
const wantedOn = (shown: Shown, end: End) => new Map(rowsOn(shown, end).map((row) => [keyOf(row), row.version]))

function rowsOn({ topic, operatorId }: Shown, end: End): readonly Row[] {
  const operators = [...end.operators.values()]
  const calls = [...end.calls.values()].map(({ call }) => call)
  if (topic === 'floor') return operators
  if (topic !== 'desk') return calls.filter(({ state, queueId }) => isWaiting(state) && topic === `queue/${queueId}`)
  return [
    ...operators.filter(({ id }) => id === operatorId),
    ...calls.filter((call) => call.operatorId === operatorId && !isFinal(call.state)),
    ...[...end.tickets.values()]
      .map(({ ticket }) => ticket)
      .filter(({ authorId, state }) => authorId === operatorId && (state === 'draft' || state === 'registered')),
  ]
}

const isWaiting = (state: CallState) => state === 'queued' || state === 'offered'

/** What nobody asked for, such as a ticket of the day before, is not judged. */
function isRead(key: string, { calls, tickets }: End): boolean {
  const [kind, id] = key.split('/') as [string, string]
  return kind === 'operator' || (kind === 'call' ? calls.has(id) : tickets.has(id))
}
