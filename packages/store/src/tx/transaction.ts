import type { Instant } from '@hearline/domain'
import { openGuard, type Guard } from './guard.ts'
import type { Line } from './line.ts'
import type { Pool } from './pool.ts'
import { InDoubt } from './unavailable.ts'

export type Work<T> = (guard: Guard, now: Instant) => Promise<T>

const BEGIN = 'begin; select floor(extract(epoch from now()) * 1000)::text as now'

/**
 * One transaction on one line. It ends with COMMIT when the work succeeds, and at once when the line is lost:
 * the work may go on, but everything it still asks for is refused, and its outcome is nobody's concern.
 */
export function transact<T>(pool: Pool, work: Work<T>, mark?: () => () => void): Promise<T> {
  return pool.use(async (line) => {
    const now = await begin(line)
    const guard = openGuard(line, mark)
    let value: T
    try {
      value = await untilLost(line, () => work(guard, now))
    } catch (error) {
      await guard.shut(error)
      await rollback(line)
      throw error
    }
    const { unfinished } = await guard.shut(new Error('the transaction is over'))
    if (unfinished) {
      await rollback(line)
      throw new Error('a statement was still running when the transaction ended')
    }
    await commit(line, guard)
    return value
  })
}

async function begin(line: Line): Promise<Instant> {
  try {
    const [, [row]] = (await line.run(BEGIN)) as unknown as [unknown, [{ now: string }]]
    return Number(row.now)
  } catch (error) {
    line.cut('a transaction could not begin')
    throw error
  }
}

async function untilLost<T>(line: Line, work: () => Promise<T>): Promise<T> {
  refuseLost(line)
  let quiet: () => void = () => undefined
  const lost = new Promise<never>((_, reject) => (quiet = line.onLost(reject)))
  try {
    return await Promise.race([work(), lost])
  } finally {
    quiet()
  }
}

async function rollback(line: Line): Promise<void> {
  if (line.lost()) return
  try {
    await line.run('rollback')
  } catch {
    line.cut('a transaction could not be rolled back')
  }
}

async function commit(line: Line, guard: Guard): Promise<void> {
  refuseLost(line)
  try {
    const { command } = await line.run('commit')
    if (command === 'COMMIT') return
  } catch (error) {
    if (line.lost()) throw new InDoubt('the connection to Postgres was lost during COMMIT', { cause: error })
    await rollback(line)
    throw error
  }
  // Postgres answers ROLLBACK when a statement had failed and the work swallowed it
  throw guard.failure() ?? new Error('the transaction was rolled back')
}

function refuseLost(line: Line): void {
  const lost = line.lost()
  if (lost) throw lost
}
