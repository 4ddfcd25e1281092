/** A statement as Drizzle's driver expects one: it starts when awaited, and may be asked for arrays first. */
type Statement = PromiseLike<unknown> & { values(): Statement }

/** What Drizzle needs of a postgres.js client. */
export type Client = {
  readonly options: { parsers: Record<string, unknown>; serializers: Record<string, unknown> }
  unsafe(text: string, parameters?: readonly unknown[]): Statement
  /** A transaction, or a savepoint within one. */
  begin<T>(work: (client: Client) => Promise<T>): Promise<T>
  savepoint<T>(work: (client: Client) => Promise<T>): Promise<T>
}

export type Run = (text: string, parameters: readonly unknown[], asArrays: boolean) => Promise<unknown>

export function clientOf(run: Run, begin: Client['begin']): Client {
  return {
    options: { parsers: {}, serializers: {} },
    unsafe: (text, parameters = []) => statement((asArrays) => run(text, parameters, asArrays)),
    begin,
    savepoint: begin,
  }
}

function statement(run: (asArrays: boolean) => Promise<unknown>): Statement {
  let asArrays = false
  let running: Promise<unknown> | undefined
  return {
    values() {
      asArrays = true
      return this
    },
    then: (resolved, rejected) => (running ??= run(asArrays)).then(resolved, rejected),
  }
}
