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
  return passing === undefined ? error : new Unavailable(passing, { cause: error })
}

/** Name of the unique constraint or index an error says was violated. */
export function violated(error: unknown): string | undefined {
  if (codeOf(error) !== '23505') return undefined
  const { constraint_name: name } = error as { constraint_name?: string }
  return name
}
