import { byConcern, type CallId, type OperatorId } from '@hearline/domain'
import type { CallerHistory } from '@hearline/protocol'
import { callerIndexOf, callerKnown, promisesTo, type Store } from '@hearline/store'
import { iso, ticketRow } from '../floor/projection.ts'

/** What was kept is shown for a month. */
const KEPT_MS = 30 * 86_400_000

const nobody: CallerHistory = { tickets: [], openTickets: 0, careFlags: [], promises: [], earlierCalls: 0 }

/** What is known of a call's caller; nothing is known of who withheld her number. */
export async function callerHistoryOf(
  { read, vault }: Pick<Store, 'read' | 'vault'>,
  callId: CallId,
  how: { reader?: OperatorId; arrivedAt: number },
): Promise<CallerHistory> {
  const callerIndex = await callerIndexOf(read, callId)
  if (!callerIndex) return nobody
  const reader = how.reader === undefined ? {} : { reader: how.reader }
  const { tickets, lastCallAt, ...known } = await callerKnown(read, callerIndex, { except: callId, ...reader })
  const promises = await promisesTo(read, vault, callerIndex, how.arrivedAt - KEPT_MS)
  return {
    ...known,
    tickets: tickets.map(ticketRow),
    promises: promises.toSorted(byConcern).map(({ dueAt, keptAt, ...promise }) => ({
      ...promise,
      dueAt: iso(dueAt),
      ...(keptAt === undefined ? {} : { keptAt: iso(keptAt) }),
    })),
    ...(lastCallAt === undefined ? {} : { lastCallAt: iso(lastCallAt) }),
  }
}
