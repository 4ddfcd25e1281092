import { occupationOf } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'
import { markOf, type Mark } from '#lib/words/mark.ts'

const onCall: ReadonlySet<Mark> = new Set(['talking', 'held', 'consulting'])
const longCall = 15 * 60_000
/** A share of less is chance. */
const enough = 10 * 60_000

/** What asks for a lead, the most pressing first. */
export type Flag = 'hand' | 'break-request' | 'monitor' | 'moved'

/** One seat of the floor as this page has seen it; all times in ms. */
export class Seat {
  row: OperatorRow
  mark: Mark
  since: number
  /** What typing finds her by, in lower case; kept by whoever knows the names. */
  haystack = ''
  #onCallSince: number | undefined
  #engaged = 0
  #free = 0
  #countedTo: number

  /** @param now the hub's time */
  constructor(row: OperatorRow, now: number) {
    this.row = row
    this.mark = markOf(row)
    this.since = Date.parse(row.since)
    this.#countedTo = Math.min(this.since, now)
    if (onCall.has(this.mark)) this.#onCallSince = this.since
  }

  get id(): string {
    return this.row.id
  }

  update(row: OperatorRow, now: number): void {
    const same = this.row.callId !== undefined && this.row.callId === row.callId
    const before = this.#onCallSince
    this.#count(Math.max(now, Date.parse(row.since)))
    this.row = row
    this.mark = markOf(row)
    this.since = Date.parse(row.since)
    this.#onCallSince = onCall.has(this.mark) ? ((same ? before : undefined) ?? this.since) : undefined
  }

  /** ms on the call that goes on, as far as this page has seen it: a hold does not begin it anew. */
  callAge(now: number): number | undefined {
    return this.#onCallSince === undefined ? undefined : Math.max(0, now - this.#onCallSince)
  }

  /** The share of her working time with callers since this page watches, and over how many ms; breaks do not count. */
  occupancy(now: number): { share: number; over: number } | undefined {
    this.#count(now)
    const over = this.#engaged + this.#free
    return over < enough ? undefined : { share: this.#engaged / over, over }
  }

  /** A wrap-up, a break or a call that has lasted longer than it should. */
  isOver(now: number): boolean {
    const { wrapUp, until } = this.row
    const end = this.mark === 'wrap-up' ? wrapUp?.endsAt : until
    if (end !== undefined && now > Date.parse(end)) return true
    return (this.callAge(now) ?? 0) > longCall
  }

  get flag(): Flag | undefined {
    const { hand, breakRequest, monitor, moved } = this.row
    if (hand && !hand.answeredBy) return 'hand'
    if (breakRequest) return 'break-request'
    if (monitor) return 'monitor'
    return moved ? 'moved' : undefined
  }

  /** What she asks of a lead, in a word that differs when that does; empty: nothing. */
  get asks(): string {
    const { hand, breakRequest } = this.row
    return [hand && !hand.answeredBy && `hand ${hand.at}`, breakRequest && `break ${breakRequest.at}`]
      .filter(Boolean)
      .join(' ')
  }

  #count(now: number): void {
    const ms = Math.max(0, now - this.#countedTo)
    this.#countedTo = Math.max(now, this.#countedTo)
    const occupation = occupationOf(this.row)
    if (occupation === 'engaged') this.#engaged += ms
    else if (occupation === 'idle' || occupation === 'busy') this.#free += ms
  }
}
