import type { Store, Tx } from '@hearline/store'
import type { Announce } from '../news/announce.ts'

/** One transaction, and its news once it is committed. */
export async function commit<T>(
  { store, announce }: { store: Pick<Store, 'tx'>; announce: Announce },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { value, changes } = await store.tx(work)
  announce(changes)
  return value
}
