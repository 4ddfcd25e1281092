import type { Line } from './line.ts'
import { clientOf, type Client } from './statement.ts'

/** The only way of a transaction's work to its line: once shut, every statement is refused. */
export type Guard = {
  readonly client: Client
  /** Runs work under a savepoint, rolled back when it throws. */
  attempt<T>(work: () => Promise<T>): Promise<T>
  /** Refuses whatever comes and waits for the statement under way; tells whether others stood behind it. */
  shut(why: unknown): Promise<{ unfinished: boolean }>
  /** The first statement that failed. */
  failure(): Error | undefined
}

/** `mark` is called at each savepoint; what it returns, when that is rolled back. */
export function openGuard(line: Line, mark: () => () => void = () => () => undefined): Guard {
  let shut: { why: unknown } | undefined
  let failure: Error | undefined
  let tail: Promise<unknown> = Promise.resolve()
  let pending = 0
  let savepoints = 0

  // one after another: the driver would queue a second statement and send it over the connection that follows
  function run(text: string, parameters: readonly unknown[] = [], asArrays = false): Promise<unknown> {
    if (shut) return Promise.reject(refusal(shut.why))
    pending += 1
    const answer = tail.then(async () => {
      try {
        if (shut) throw refusal(shut.why)
        return await line.run(text, parameters, asArrays)
      } catch (error) {
        failure ??= error instanceof Error ? error : new Error('a statement failed', { cause: error })
        throw error
      } finally {
        pending -= 1
      }
    })
    tail = answer.catch(() => undefined)
    return answer
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    savepoints += 1
    const name = `attempt_${savepoints}`
    const undo = mark()
    await run(`savepoint ${name}`)
    try {
      // not released: the commit does it, and it would be one more way to Postgres and back
      return await work()
    } catch (error) {
      undo()
      await run(`rollback to savepoint ${name}`)
      throw error
    }
  }

  const client = clientOf(run, (work) => attempt(() => work(client)))
  return {
    client,
    attempt,
    async shut(why) {
      shut ??= { why }
      const unfinished = pending > 0
      await tail
      return { unfinished }
    },
    failure: () => failure,
  }
}

const refusal = (why: unknown) => (why instanceof Error ? why : new Error('the transaction is over'))
