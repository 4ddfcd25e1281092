import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { openStore, type Store } from '../store.ts'
import { freshDatabase } from './database.ts'

/** A store over a fresh database, with `hands` to type SQL like somebody at a prompt. */
export type TestStore = { store: Store; hands: postgres.Sql; url: string; close(): Promise<void> }

export const testKeys = () => ({ current: 1, masters: new Map([[1, randomBytes(32)]]) })

/** Call it in `beforeAll`, `close` in `afterAll`. */
export async function freshStore(poolSize = 10): Promise<TestStore> {
  const database = await freshDatabase()
  const store = openStore({ url: database.url, poolSize, dataKeys: testKeys() })
  const hands = postgres(database.url, { max: 12, onnotice: () => undefined })
  return {
    store,
    hands,
    url: database.url,
    async close() {
      await Promise.all([store.end(), hands.end()])
      await database.drop()
    },
  }
}
