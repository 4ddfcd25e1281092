import { isFinal } from '@hearline/domain'
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
function wantedOn({ operatorId }: Shown, { calls, tickets, operators }: End): Map<string, number> {
  const rows =
    operatorId === undefined
      ? [...operators.values()]
      : [
          ...[...operators.values()].filter(({ id }) => id === operatorId),
          ...[...calls.values()]
            .map(({ call }) => call)
            .filter((call) => call.operatorId === operatorId && !isFinal(call.state)),
          ...[...tickets.values()]
            .map(({ ticket }) => ticket)
            .filter(({ authorId, state }) => authorId === operatorId && (state === 'draft' || state === 'registered')),
        ]
  return new Map(rows.map((row) => [keyOf(row), row.version]))
}

/** What nobody asked for, such as a ticket of the day before, is not judged. */
function isRead(key: string, { calls, tickets }: End): boolean {
  const [kind, id] = key.split('/') as [string, string]
  return kind === 'operator' || (kind === 'call' ? calls.has(id) : tickets.has(id))
}
