import postgres from 'postgres'
import { isLoss, meaning, Unavailable } from './unavailable.ts'

/** Rows of one statement, with the command tag Postgres answered with (`COMMIT`, `ROLLBACK`, …). */
type Answer = readonly unknown[] & { readonly command?: string }

/**
 * One connection that is never replaced: lost once, it refuses everything. The driver would go on with a new
 * connection, and what a dead transaction still had to say would land there.
 */
export type Line = {
  /** Values as arrays when `asArrays`, else objects. Not meant to be called again before it settled. */
  run(text: string, parameters?: readonly unknown[], asArrays?: boolean): Promise<Answer>
  /** Why it is lost, if it is. */
  lost(): Unavailable | undefined
  /** Calls back once when lost; returns how to take that back. */
  onLost(listener: (error: Unavailable) => void): () => void
  /** Whether Postgres has ever answered on it. */
  wasUp(): boolean
  cut(why: string): void
  end(): Promise<void>
}

const STATEMENT_MS = 5_000
/** A server that is frozen does not keep its own statement timeout. */
const ANSWER_MS = STATEMENT_MS + 2_000
const CONNECT_S = 3

/** What a floor asks is short: no worker and no compiled plan is started for it. */
const settings = {
  application_name: 'hearline',
  TimeZone: 'UTC',
  statement_timeout: STATEMENT_MS,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
  max_parallel_workers_per_gather: 0,
  jit: 'off',
}

/** Dates and JSON are left to Drizzle, which expects text. */
const RAW_DATES = [1082, 1083, 1114, 1115, 1182, 1184, 1185, 1231]
const RAW_JSON = [114, 3802]

/** Hears of each statement sent, and of each answer, be it a refusal. */
export type Traffic = { sent?(): void; answered?(): void }

export function openLine(url: string, traffic: Traffic = {}): Line {
  let lost: Unavailable | undefined
  const isLost = () => lost !== undefined
  let up = false
  const listeners = new Set<(error: Unavailable) => void>()
  const client = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_S,
    keep_alive: 10,
    connection: settings,
    // an expiring lifetime ends a connection between two statements of a transaction
    max_lifetime: null,
    // the look-up's failure would be an unhandled rejection
    fetch_types: false,
    onnotice: () => undefined,
    onclose: () => lose('the connection to Postgres was lost'),
  })
  leaveRaw(client)

  function lose(why: string): void {
    if (lost) return
    lost = new Unavailable(why)
    for (const listener of listeners) listener(lost)
    listeners.clear()
    client.end({ timeout: 0 }).catch(() => undefined)
  }

  return {
    lost: () => lost,
    onLost(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    wasUp: () => up,
    cut: lose,
    async run(text, parameters = [], asArrays = false) {
      if (lost) throw lost
      const late = setTimeout(() => lose('Postgres did not answer in time'), ANSWER_MS)
      try {
        traffic.sent?.()
        const query = client.unsafe(text, parameters as never[], { prepare: true })
        const answer = await (asArrays ? query.values() : query)
        up = true
        traffic.answered?.()
        return answer
      } catch (error) {
        if (isLoss(error)) lose('the connection to Postgres was lost')
        // what was cut here is no answer
        else if (!isLost()) traffic.answered?.()
        throw meaning(error)
      } finally {
        clearTimeout(late)
      }
    },
    async end() {
      await client.end({ timeout: 1 })
      lose('the store is closed')
    },
  }
}

function leaveRaw(client: postgres.Sql): void {
  const { parsers, serializers } = client.options
  const same = (value: unknown) => value
  for (const type of RAW_DATES) parsers[type] = serializers[type] = same
  for (const type of RAW_JSON) serializers[type] = same
}
