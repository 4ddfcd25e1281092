import { randomBytes } from 'node:crypto'
import { indexMissing } from '../finding/entry.ts'
import { openStore, type Store } from '../store.ts'
import { openVault, type DataKeys } from '../vault/vault.ts'
import { inventLeads, seedAccounts } from './accounts.ts'
import { seedCare } from './care.ts'
import { inventFloor, seedFloor } from './floor.ts'
import { seedReference } from './reference.ts'

/** `reference`: hotlines, queues, catalogue, places, units. `demo`: operators, leads and accounts as well. */
export const seedProfiles = ['demo', 'reference'] as const
export type SeedProfile = (typeof seedProfiles)[number]

export type SeedOptions = {
  readonly profile: SeedProfile
  /** Those of the hub; without them nothing is said of the demo's callers, for none would be found again. */
  readonly dataKeys?: DataKeys
}

/**
 * Fills a migrated database. Seeding again adds what is missing, also to what tickets are found by, and changes nothing
 * that is there.
 */
export async function seed(where: string | Pick<Store, 'tx'>, { profile, dataKeys }: SeedOptions): Promise<void> {
  if (typeof where === 'string') {
    // nothing seeded is encrypted, so any key will do
    const anyKeys = { current: 1, masters: new Map([[1, randomBytes(32)]]) }
    const store = openStore({ url: where, poolSize: 1, dataKeys: dataKeys ?? anyKeys })
    try {
      await seed(store, { profile, ...(dataKeys ? { dataKeys } : {}) })
    } finally {
      await store.end()
    }
    return
  }
  await where.tx((tx) => seedReference(tx.db))
  // kept by a Hearline that could not search
  while ((await where.tx((tx) => indexMissing(tx.db))).value > 0);
  if (profile === 'reference') return
  const operators = inventFloor()
  const leads = inventLeads()
  await where.tx((tx) => seedFloor(tx.db, [...operators, ...leads], tx.now))
  await where.tx((tx) => seedAccounts(tx.db, { operators, leads }))
  if (dataKeys) await where.tx((tx) => seedCare(tx.db, openVault(dataKeys)))
}
