import { expect } from 'vitest'
import { eventCursor } from '../history/events.ts'
import type { TestStore } from './store.ts'

/**
 * Nothing older runs any more, in whichever database of the cluster: it would have what is noted once noted again, and
 * what is written told as not yet written.
 */
export async function alone({ hands, store }: Pick<TestStore, 'hands' | 'store'>): Promise<void> {
  const [{ now } = { now: '' }] = await hands`select pg_current_xact_id()::text as now`
  const oldest = async () => BigInt(await eventCursor(store.read))
  await expect.poll(oldest).toBeGreaterThan(BigInt(now as string))
}
