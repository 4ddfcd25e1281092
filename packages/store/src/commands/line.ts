import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Db } from '../tx/database.ts'

/** One plain connection for a command that only reads. */
export function openLine(url: string): { db: Db; end(): Promise<void> } {
  const client = postgres(url, { max: 1, connect_timeout: 10, max_lifetime: null, onnotice: () => undefined })
  return { db: drizzle({ client, casing: 'snake_case' }), end: () => client.end({ timeout: 5 }) }
}
