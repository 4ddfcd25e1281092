import type { Instant } from '@hearline/domain'
import { collectChanges } from './live/changes.ts'
import type { LiveChange, LiveKind, LiveRow } from './live/kinds.ts'
import { database, type Db } from './tx/database.ts'
import { openPool, type Pool } from './tx/pool.ts'
import { clientOf } from './tx/statement.ts'
import { transact } from './tx/transaction.ts'
import { openVault, type DataKeys, type Vault } from './vault/vault.ts'

export type { Db }

export type StoreOptions = {
  readonly url: string
  /** Transactions at once; 10 when absent. */
  readonly poolSize?: number
  readonly dataKeys: DataKeys
  readonly watch?: StoreWatch
}

/** Which lines a statement took: those of transactions, of single statements, or one of a lane. */
export type LinesName = 'writing' | 'reading' | 'lane'

/** Hears of every statement sent to Postgres and of every answer. */
export type StoreWatch = { sent(lines: LinesName): void; answered(): void }

/** What is kept. Everything here fails with `Unavailable` while Postgres cannot be used. */
export type Store = {
  /** Single statements outside transactions; must not change live rows that somebody waits for. */
  readonly read: Db
  readonly vault: Vault
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<Committed<T>>
  /** A connection of its own, for leases, which must not wait behind anything. */
  lane(): Lane
  end(): Promise<void>
}

/** `changes`: the live rows changed, last state of each, with the versions Postgres gave them. */
export type Committed<T> = { value: T; changes: LiveChange[] }

export type Lane = { readonly db: Db; end(): Promise<void> }

/** A transaction at work. Its statements run one after another; after its end, or that of its connection, none does. */
export type Tx = {
  readonly db: Db
  /** Database clock at its begin, or when it got the lock it waited for: never before what the last holder wrote. */
  readonly now: Instant
  /** A lock was got at this instant of the database clock. */
  reached(at: Instant): void
  /** Notes a live row as `returning` gave it. */
  changed<K extends LiveKind>(kind: K, row: LiveRow<K>): void
  /** Runs work under a savepoint: when it throws, its effects and its changes are gone, and the error goes on. */
  attempt<T>(work: () => Promise<T>): Promise<T>
}

export function openStore({ url, poolSize = 10, dataKeys, watch }: StoreOptions): Store {
  const traffic = (lines: LinesName) =>
    watch ? { sent: () => watch.sent(lines), answered: () => watch.answered() } : {}
  const writing = openPool({ url, size: poolSize, traffic: traffic('writing') })
  const reading = openPool({ url, size: Math.max(2, Math.ceil(poolSize / 2)), traffic: traffic('reading') })
  const lanes = new Set<Pool>()
  return {
    read: database(readClient(reading)),
    vault: openVault(dataKeys),
    async tx(work) {
      const changes = collectChanges()
      const value = await transact(
        writing,
        (guard, begin) => {
          let now = begin
          return work({
            db: database(guard.client),
            get now() {
              return now
            },
            reached: (at) => (now = Math.max(now, at)),
            changed: changes.add,
            attempt: (part) => guard.attempt(part),
          })
        },
        changes.mark,
      )
      return { value, changes: changes.all() }
    },
    lane() {
      const pool = openPool({ url, size: 1, waiting: 4, traffic: traffic('lane') })
      lanes.add(pool)
      const end = async () => {
        lanes.delete(pool)
        await pool.end()
      }
      return { db: database(readClient(pool)), end }
    },
    async end() {
      await Promise.all([writing, reading, ...lanes].map((pool) => pool.end()))
    },
  }
}

function readClient(pool: Pool) {
  return clientOf(
    (text, parameters, asArrays) => pool.use((line) => line.run(text, parameters, asArrays)),
    (work) => transact(pool, (guard) => work(guard.client)),
  )
}
