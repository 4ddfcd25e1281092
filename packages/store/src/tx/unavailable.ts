/** Postgres could not do it now: not reached, too busy, too slow, or lost before COMMIT. Nothing was kept; try again. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/** Lost during COMMIT: kept or not, only a later read tells. */
export class InDoubt extends Unavailable {
  override name = 'InDoubt'
}

/** SQLSTATEs that say "not now" rather than "wrong". */
const PASSING = new Map([
  ['25P03', 'the transaction stood idle for too long'],
  ['40001', 'a concurrent change came first'],
  ['40P01', 'two transactions waited for each other'],
  ['53300', 'Postgres has no connection left'],
  ['55P03', 'a lock was not granted in time'],
  ['57014', 'the statement took too long'],
  ['57P01', 'Postgres is shutting down'],
  ['57P02', 'Postgres is recovering from a crash'],
  ['57P03', 'Postgres is starting'],
])

const LOST =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|E(AI_AGAIN|CONNREFUSED|CONNRESET|CONNABORTED|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT))$/

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The connection itself failed. */
export const isLoss = (error: unknown): boolean => LOST.test(codeOf(error))

/** What a driver error means to callers: `Unavailable` when trying again may help, else the error itself. */
export function meaning(error: unknown): unknown {
  if (error instanceof Unavailable) return error
  if (isLoss(error)) return new Unavailable(`Postgres was not reached (${codeOf(error)})`, { cause: error })
  const passing = PASSING.get(codeOf(error))
  return passing === undefined ? hushed(error) : new Unavailable(passing, { cause: error })
}

/** A statement Postgres refused: `code` is its SQLSTATE, `constraint` what it violated. */
class StatementRefused extends Error {
  override name = 'StatementRefused'
  readonly code: string
  readonly constraint: string | undefined

  constructor(code: string, message: string, constraint: string | undefined) {
    super(message)
    this.code = code
    this.constraint = constraint
  }
}

/** The driver's errors hold parameters and whole rows. What people said and their numbers have no place in logs. */
function hushed(error: unknown): unknown {
  const code = codeOf(error)
  if (!(error instanceof Error) || code.length !== 5) return error
  // data exceptions quote the value
  const message = code.startsWith('22') ? error.message.replace(/"[^]*"/, '"…"') : error.message
  return new StatementRefused(code, message, (error as { constraint_name?: string }).constraint_name)
}

/** Name of the unique constraint or index an error says was violated. */
export function violated(error: unknown): string | undefined {
  return error instanceof StatementRefused && error.code === '23505' ? error.constraint : undefined
}
