import { occupationOf } from '@hearline/domain'
import type { OperatorHours, OperatorRow } from '@hearline/protocol'
import { markOf, type Mark } from '#lib/words/mark.ts'
import { Worked } from './worked.ts'

const onCall: ReadonlySet<Mark> = new Set(['talking', 'held', 'consulting'])
const longCall = 15 * 60_000
/** A share of less is chance. */
const enough = 10 * 60_000

export type OperatorHour = OperatorHours['operators'][number]

/** What asks for a lead, the most pressing first. */
export type Flag = 'hand' | 'break-request' | 'monitor' | 'moved'

/** One seat of the floor as this page has seen it, and as the hub counted before; all times in ms. */
export class Seat {
  row: OperatorRow
  mark: Mark
  since: number
  /** What typing finds her by, in lower case; kept by whoever knows the names. */
  haystack = ''
  #onCallSince: number | undefined
  readonly #worked: Worked

  /** @param now the hub's time */
  constructor(row: OperatorRow, now: number) {
    this.row = row
    this.mark = markOf(row)
    this.since = Date.parse(row.since)
    this.#worked = new Worked(Math.min(this.since, now))
    if (onCall.has(this.mark)) this.#onCallSince = this.since
  }

  get id(): string {
    return this.row.id
  }

  /** What she did in the hour before `at`, when a page opens that has seen nothing of it. */
  begin(hour: OperatorHour, at: number): void {
    this.#worked.begin(hour, at)
    if (hour.call && hour.call.callId === this.row.callId && this.#onCallSince !== undefined)
      this.#onCallSince = Math.min(this.#onCallSince, Date.parse(hour.call.answeredAt))
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

  /** ms on the call that goes on: a hold does not begin it anew. */
  callAge(now: number): number | undefined {
    return this.#onCallSince === undefined ? undefined : Math.max(0, now - this.#onCallSince)
  }

  /** Her occupancy since an hour before this page watches, and over how many ms she was engaged or ready. */
  occupancy(now: number): { share: number; over: number } | undefined {
    this.#count(now)
    const { engagedMs, idleMs } = this.#worked
    const over = engagedMs + idleMs
    return over < enough ? undefined : { share: engagedMs / over, over }
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
    this.#worked.count(occupationOf(this.row), now)
  }
}
