import { isEditable, isFinal, isSignedIn } from '@hearline/domain'
import type { CallId, Instant, OperatorId, QueueId, TicketId } from '@hearline/domain'
import { liveId, type LiveChange, type LiveKind, type LiveRow } from '@hearline/store'

/** One row that moved on; `old` is what the model held open before, if anything. */
export type Applied = {
  [K in LiveKind]: { readonly kind: K; readonly old: LiveRow<K> | undefined; readonly row: LiveRow<K> }
}[LiveKind]

export type HubLease = { readonly id: string; readonly leaseEndsAt: Instant }

/** The live floor for reading: open rows by id. */
export type FloorView = {
  readonly calls: ReadonlyMap<CallId, LiveRow<'call'>>
  readonly operators: ReadonlyMap<OperatorId, LiveRow<'operator'>>
  readonly seats: ReadonlyMap<OperatorId, LiveRow<'seat'>>
  readonly queues: ReadonlyMap<QueueId, LiveRow<'queue'>>
  readonly tickets: ReadonlyMap<TicketId, LiveRow<'ticket'>>
  readonly notices: ReadonlyMap<string, LiveRow<'notice'>>
  readonly sessions: ReadonlyMap<string, LiveRow<'session'>>
  readonly visits: ReadonlyMap<string, LiveRow<'visit'>>
  readonly boards: ReadonlyMap<string, LiveRow<'board'>>
  readonly wallboards: ReadonlyMap<string, LiveRow<'wallboard'>>
  readonly alarms: ReadonlyMap<string, LiveRow<'alarm'>>
  readonly callBacks: ReadonlyMap<string, LiveRow<'callback'>>
  /** How many call-backs of each queue may be in hand at once, where that is known. */
  readonly callBackPace: ReadonlyMap<QueueId, number>
  readonly hubs: ReadonlyMap<string, HubLease>
  /** The database's clock, as well as it is known. */
  now(): Instant
  /** A seat that is present on a hub whose lease is valid. */
  isPresent(operatorId: OperatorId): boolean
}

type Listener = (applied: readonly Applied[]) => void

/** A closed row leaves the model; only its version is remembered, so that late news cannot raise it again. */
function isOpen(change: LiveChange, now: Instant): boolean {
  switch (change.kind) {
    case 'call':
      return !isFinal(change.row.state)
    case 'operator':
      return isSignedIn(change.row)
    case 'seat':
      return change.row.state !== 'closed'
    case 'notice':
      return change.row.readAt === null
    case 'ticket':
      return isEditable(change.row)
    case 'session':
      return change.row.revokedAt === null && change.row.expiresAt > now
    case 'visit':
      return change.row.ticketId !== null
    case 'board':
      return change.row.deletedAt === null
    case 'wallboard':
      return change.row.revokedAt === null
    case 'alarm':
      return change.row.acknowledged === null || change.row.clearedAt === null
    case 'callback':
      return change.row.state !== 'closed'
    case 'queue':
      return true
  }
}

function rethrow(error: unknown): never {
  throw error
}

/** The live floor in memory. Rows may arrive in any order and any number of times: the higher version wins. */
export class FloorModel implements FloorView {
  readonly calls = new Map<CallId, LiveRow<'call'>>()
  readonly operators = new Map<OperatorId, LiveRow<'operator'>>()
  readonly seats = new Map<OperatorId, LiveRow<'seat'>>()
  readonly queues = new Map<QueueId, LiveRow<'queue'>>()
  readonly tickets = new Map<TicketId, LiveRow<'ticket'>>()
  readonly notices = new Map<string, LiveRow<'notice'>>()
  readonly sessions = new Map<string, LiveRow<'session'>>()
  readonly visits = new Map<string, LiveRow<'visit'>>()
  readonly boards = new Map<string, LiveRow<'board'>>()
  readonly wallboards = new Map<string, LiveRow<'wallboard'>>()
  readonly alarms = new Map<string, LiveRow<'alarm'>>()
  readonly callBacks = new Map<string, LiveRow<'callback'>>()
  readonly callBackPace = new Map<QueueId, number>()
  readonly hubs = new Map<string, HubLease>()

  readonly #monotonic: () => number
  readonly #onBug: (error: unknown) => void
  readonly #closed = new Map<string, { version: number; at: Instant }>()
  readonly #listeners = new Set<Listener>()
  readonly #whenCleared = new Set<() => void>()
  #clock: { database: Instant; here: number } | undefined
  #dataEpoch = ''

  /**
   * @param monotonic milliseconds since any moment; never jumps
   * @param onBug hears what a listener throws: what is committed stays so, whoever stumbles over it
   */
  constructor(monotonic: () => number = () => performance.now(), onBug: (error: unknown) => void = rethrow) {
    this.#monotonic = monotonic
    this.#onBug = onBug
  }

  apply(changes: readonly LiveChange[]): Applied[] {
    const now = this.now()
    const applied: Applied[] = []
    for (const change of changes) {
      const rows = this.#rows(change.kind)
      const key = liveId(change)
      const old = rows.get(key)
      const known = old?.version ?? this.#closed.get(`${change.kind} ${key}`)?.version ?? 0
      if (change.row.version <= known) continue
      if (isOpen(change, now)) {
        rows.set(key, change.row)
        this.#closed.delete(`${change.kind} ${key}`)
      } else {
        rows.delete(key)
        // anew, so that the oldest stand first
        this.#closed.delete(`${change.kind} ${key}`)
        this.#closed.set(`${change.kind} ${key}`, { version: change.row.version, at: now })
      }
      applied.push({ kind: change.kind, old, row: change.row } as Applied)
    }
    if (applied.length > 0) for (const listener of this.#listeners) this.#tell(listener, applied)
    return applied
  }

  /** Hears every batch of rows that moved on, in the same turn. Returns how to stop. */
  onApplied(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Hears when everything is forgotten, before anything of another floor comes. */
  onCleared(listener: () => void): void {
    this.#whenCleared.add(listener)
  }

  /** Whose floor this is; empty before the first healing read. */
  get dataEpoch(): string {
    return this.#dataEpoch
  }

  now(): Instant {
    if (this.#clock === undefined) return 0
    return Math.round(this.#clock.database + this.#monotonic() - this.#clock.here)
  }

  /** Takes over what a healing read said of the clock, of the hubs and of the data itself. */
  heard({ asOf, hubs, dataEpoch }: { asOf: Instant; hubs: readonly HubLease[]; dataEpoch: string }): void {
    this.#clock = { database: asOf, here: this.#monotonic() }
    this.#dataEpoch = dataEpoch
    this.hubs.clear()
    for (const hub of hubs) this.hubs.set(hub.id, hub)
  }

  isPresent(operatorId: OperatorId): boolean {
    const seat = this.seats.get(operatorId)
    if (seat?.state !== 'present') return false
    return (this.hubs.get(seat.hubId)?.leaseEndsAt ?? 0) > this.now()
  }

  /** Forgets everything: what comes next is another floor. */
  clear(): void {
    const live = [this.calls, this.operators, this.seats, this.queues, this.tickets, this.notices, this.sessions]
    const more = [this.visits, this.boards, this.wallboards, this.alarms, this.callBacks, this.callBackPace]
    for (const rows of [...live, ...more]) rows.clear()
    this.hubs.clear()
    this.#closed.clear()
    this.#dataEpoch = ''
    for (const listener of this.#whenCleared) listener()
  }

  /** Forgets the versions of rows closed before `moment`, and sign-ins that ended by time before it. */
  forget(moment: Instant): void {
    for (const [key, { at }] of this.#closed) {
      if (at >= moment) break
      this.#closed.delete(key)
    }
    for (const [id, { expiresAt }] of this.sessions) if (expiresAt < moment) this.sessions.delete(id)
  }

  #tell(listener: Listener, applied: readonly Applied[]): void {
    try {
      listener(applied)
    } catch (error) {
      this.#onBug(error)
    }
  }

  #rows(kind: LiveKind): Map<string, { version: number }> {
    const rows = {
      call: this.calls,
      operator: this.operators,
      seat: this.seats,
      notice: this.notices,
      queue: this.queues,
      ticket: this.tickets,
      session: this.sessions,
      visit: this.visits,
      board: this.boards,
      wallboard: this.wallboards,
      alarm: this.alarms,
      callback: this.callBacks,
    }
    return rows[kind]
  }
}
