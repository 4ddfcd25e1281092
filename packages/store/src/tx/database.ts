import { createTableRelationsHelpers, extractTablesRelationalConfig } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { PostgresJsDatabase, PostgresJsSession } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import * as schema from '../schema.ts'
import type { Client } from './statement.ts'

export type Db = PostgresJsDatabase<typeof schema>

const { tables, tableNamesMap } = extractTablesRelationalConfig(schema, createTableRelationsHelpers)
const relational = { fullSchema: schema, schema: tables, tableNamesMap }
const dialect = new PgDialect({ casing: 'snake_case' })

/** Drizzle over one of our clients; what `drizzle()` does, with the parts that never change made once. */
export function database(client: Client): Db {
  const session = new PlainSession(client as unknown as Sql, dialect, relational as never)
  return new PostgresJsDatabase(dialect, session as never, relational as never) as unknown as Db
}

/** Drizzle wraps errors in one whose message holds every parameter; numbers of callers have no place in logs. */
class PlainSession extends PostgresJsSession<Sql, Record<string, never>, never> {
  override prepareQuery(...how: Parameters<PostgresJsSession<Sql, Record<string, never>, never>['prepareQuery']>) {
    const query = super.prepareQuery(...how)
    const plain = (_text: string, _parameters: unknown, run: () => Promise<unknown>) => run()
    return Object.assign(query, { queryWithCache: plain })
  }
}
