import type { CallWhole, CommandName, CtiEventType, Gone, Instruction, Row, TicketWhole } from '@hearline/protocol'

/** Milliseconds by the one clock of whoever recorded the history. */
type Moment = number

/** One sending of a command. Without an answer nobody knows whether it had an effect; then `until` is absent. */
export type Sent = {
  readonly who: string
  readonly name: CommandName
  readonly key: string
  readonly body: Readonly<Record<string, unknown>>
  readonly from: Moment
  readonly until?: Moment
  /** HTTP status; absent while unknown, and a 5xx means as little. */
  readonly status?: number
  readonly reply?: Readonly<Record<string, unknown>>
}

/**
 * What reached a screen: a snapshot, news, what it had missed (which ends with `resumed`), or the number a tick says it
 * should hold.
 */
export type Sight = {
  readonly how: 'snapshot' | 'news' | 'missed' | 'resumed' | 'tick'
  readonly screen: string
  readonly at: Moment
  readonly topic: string
  readonly epoch: string
  readonly seq: number
  readonly rows: readonly Row[]
  readonly gone: readonly Gone[]
}

/** An event as the switch said it; `status` 202 is the hub's word that it has it. */
export type Said = {
  readonly id: string
  readonly type: CtiEventType
  /** The switch's own name of the call. */
  readonly call?: string
  readonly from: Moment
  readonly until?: Moment
  readonly status?: number
}

export type Heard = { readonly at: Moment; readonly instruction: Instruction }

/** What stood on a screen when all had been quiet. `operatorId`: whose desk it is. */
export type Shown = {
  readonly screen: string
  readonly topic: string
  readonly operatorId?: string
  readonly rows: ReadonlyMap<string, Row>
}

/** What the hubs said when they were asked in the end. */
export type End = {
  readonly screens: readonly Shown[]
  readonly calls: ReadonlyMap<string, CallWhole>
  /** Each as its author reads it. */
  readonly tickets: ReadonlyMap<string, Pick<TicketWhole, 'ticket' | 'draft'>>
  readonly operators: ReadonlyMap<string, Extract<Row, { kind: 'operator' }>>
  /** The switch's names of calls that a new stream of instructions still wants something of. */
  readonly standing: readonly string[]
}

/** All that crossed the contract during one run, each list in the order in which it happened. */
export type History = {
  readonly sent: readonly Sent[]
  readonly sights: readonly Sight[]
  readonly said: readonly Said[]
  readonly heard: readonly Heard[]
  readonly end: End
}
