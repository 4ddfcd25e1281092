import { getTableColumns } from 'drizzle-orm'
import { alarm } from '../alarm/tables.ts'
import { callback } from '../call-back/tables.ts'
import { call } from '../call/tables.ts'
import { notice, operator, seat } from '../operator/tables.ts'
import { session } from '../person/tables.ts'
import { queue } from '../queue/tables.ts'
import { ticket, visit } from '../ticket/tables.ts'
import { board, wallboard } from '../wallboard/tables.ts'

/** Tables whose rows are news: each carries a version that a trigger raises. */
const floorTables = { call, operator, seat, notice, queue, ticket, visit, alarm, callback } as const
export const liveTables = { ...floorTables, session, board, wallboard } as const
export type LiveKind = keyof typeof liveTables
export const liveKinds = Object.keys(liveTables) as LiveKind[]

/** What never leaves the store: ciphertexts, blind indexes, and the text of an appeal. */
const secrets = {
  call: ['callerSealed', 'callerKey', 'callerIndex'],
  callback: ['callerIndex'],
  ticket: ['title', 'text', 'answer', 'entryId', 'privateSealed', 'privateKey', 'contactIndex', 'marks'],
} as const

type Secret<K> = K extends keyof typeof secrets ? (typeof secrets)[K][number] : never

/** A sign-in, known by the SHA-256 (hex) of its token. */
export type LiveSession = {
  id: string
  version: number
  userId: string
  tokenHash: string
  expiresAt: number
  revokedAt: number | null
}

/** A live row as hubs know it: the stored row without its secrets, safe to be JSON as it is. */
export type LiveRow<K extends LiveKind> = K extends 'session'
  ? LiveSession
  : Omit<(typeof liveTables)[K]['$inferSelect'], Secret<K>>

export type LiveChange = { [K in LiveKind]: { kind: K; row: LiveRow<K> } }[LiveKind]

const without = (columns: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => !names.includes(name)))

/** The columns of a live row by property name; `returning(liveColumns.call)` leaves secrets in Postgres. */
export const liveColumns = {
  call: without(getTableColumns(call), secrets.call) as Omit<(typeof call)['_']['columns'], Secret<'call'>>,
  operator: getTableColumns(operator),
  seat: getTableColumns(seat),
  notice: getTableColumns(notice),
  queue: getTableColumns(queue),
  ticket: without(getTableColumns(ticket), secrets.ticket) as Omit<(typeof ticket)['_']['columns'], Secret<'ticket'>>,
  visit: getTableColumns(visit),
  board: getTableColumns(board),
  wallboard: getTableColumns(wallboard),
  alarm: getTableColumns(alarm),
  callback: without(getTableColumns(callback), secrets.callback) as Omit<
    (typeof callback)['_']['columns'],
    Secret<'callback'>
  >,
} as const

/** The fields of a live row. */
export const liveFields: Readonly<Record<LiveKind, readonly string[]>> = {
  ...(Object.fromEntries(Object.entries(liveColumns).map(([kind, columns]) => [kind, Object.keys(columns)])) as Record<
    keyof typeof liveColumns,
    string[]
  >),
  session: ['id', 'version', 'userId', 'tokenHash', 'expiresAt', 'revokedAt'],
}

/** What tells the rows of a kind apart. */
export function liveId({ kind, row }: LiveChange): string {
  return kind === 'seat' ? row.operatorId : row.id
}
