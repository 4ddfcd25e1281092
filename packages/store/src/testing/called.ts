import { applyEvent, newCall, standardTimings, type CallEvent, type CallId, type QueueId } from '@hearline/domain'
import { v7 } from 'uuid'
import { insertCall, writeCall } from '../call/call.ts'
import type { Store } from '../store.ts'

export const testHotline = '12345'

/** A call that arrived then and to which all of it was done that could be, each act in a transaction of its own. */
export async function called(
  store: Store,
  { queueId, arrivedAt }: { queueId: QueueId; arrivedAt: number },
  events: readonly CallEvent[],
) {
  const fresh = newCall({ id: v7() as CallId, queueId, requiredLevel: 1, waitingSince: arrivedAt })
  const about = { hotline: testHotline, arrivedAt, switchId: 's', switchCall: fresh.id }
  const { value } = await store.tx((tx) => insertCall(tx, { ...fresh, ...about }))
  let [call, row] = [fresh, value]
  const refused: string[] = []
  for (const event of events) {
    const next = applyEvent(call, event, standardTimings)
    if (next.ok) {
      call = next.value
      row = (await store.tx((tx) => writeCall(tx, row, call))).value
    } else refused.push(next.error)
  }
  return { fresh, refused }
}
