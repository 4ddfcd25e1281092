import { judgePresence, type OperatorId, type Timings } from '@hearline/domain'
import { silenceOrphans, Unavailable, type OperatorRow, type SeatRow, type Store } from '@hearline/store'
import type { Sessions } from '../auth/sessions.ts'
import type { FloorModel } from '../floor/model.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Announce } from '../news/announce.ts'
import { evict, type Client, type Clients } from '../sockets/client.ts'
import type { Desks } from './desks.ts'
import { loseDesk } from './evictions.ts'

const LOOK_MS = 1_000
/** After an outage every hub gets this long to renew its lease before its seats are judged, in ms. */
const SETTLE_MS = 4_000
/** Seats written at once. */
const AT_ONCE = 4

const LOST = { actor: 'system', cause: 'link-lost' } as const

export type JudgeDeps = {
  readonly store: Pick<Store, 'tx'>
  readonly model: FloorModel
  readonly announce: Announce
  readonly desks: Desks
  readonly clients: Clients
  readonly sessions: Sessions
  readonly hubId: string
  readonly timings: Timings
  readonly isReached: () => boolean
  readonly log: Log
  readonly metrics: Metrics
}

/** Judges once a second who is there: desks of this hub by their proofs of life, lost ones by the time since. */
export function startJudge(deps: JudgeDeps) {
  const { store, model, announce, desks, clients, sessions, hubId, timings, log, metrics } = deps
  let reachedSince: number | undefined
  let judging = false

  async function judge(): Promise<void> {
    for (const client of clients.values())
      if (!sessions.isValid(client.actor.sessionId)) evict(client, { reason: 'session-ended' })
    metrics.desks.set(desks.pages.size)
    const now = performance.now()
    reachedSince = deps.isReached() ? (reachedSince ?? now) : undefined
    if (reachedSince === undefined) return
    await each([...desks.pages], ([operatorId, page]) => judgePage(operatorId, page, now))
    await each([...model.seats.values()], judgeSeat)
    await each([...model.operators.values()].filter(isSeatless), ({ id }) => desks.signOut(id, undefined, LOST))
    if (now - reachedSince > SETTLE_MS && [...model.seats.values()].some(isOrphan))
      announce((await store.tx(silenceOrphans)).changes)
  }

  /** A page of this hub: what it proved lately. */
  async function judgePage(operatorId: OperatorId, page: Client, now: number): Promise<void> {
    const seat = model.seats.get(operatorId)
    if (seat === undefined || page.isGone || page.seatVersion === undefined) return
    if (seat.socketId !== page.id) {
      if (seat.version > page.seatVersion) loseDesk(desks, page)
      return
    }
    switch (judgePresence(page.provedAt, now, timings)) {
      case 'present':
        if (seat.state === 'silent') await desks.revive(page, operatorId)
        return
      case 'no-calls':
        if (seat.state === 'present') await desks.silence(page, operatorId)
        return
      case 'signed-out':
        if (isIdle(operatorId)) await desks.signOut(operatorId, seat, LOST)
    }
  }

  /** A seat without a page here. */
  async function judgeSeat(seat: SeatRow): Promise<void> {
    if (desks.pages.has(seat.operatorId)) return
    if (!model.operators.has(seat.operatorId)) return desks.markSeat(seat, 'closed')
    if (seat.state === 'present') return seat.hubId === hubId ? desks.markSeat(seat, 'silent') : undefined
    const verdict = judgePresence(seat.since, model.now(), timings)
    if (verdict === 'signed-out' && isIdle(seat.operatorId)) await desks.signOut(seat.operatorId, seat, LOST)
  }

  /** Whoever is engaged is signed out when the engagement has ended. */
  const isIdle = (operatorId: OperatorId) => (model.operators.get(operatorId)?.activity ?? 'idle') === 'idle'
  /** Signed in by no page: by hand, say. */
  const isSeatless = ({ id, since }: OperatorRow) =>
    !model.seats.has(id) &&
    !desks.pages.has(id) &&
    isIdle(id) &&
    judgePresence(since, model.now(), timings) === 'signed-out'
  const isOrphan = (seat: SeatRow) =>
    seat.state === 'present' && seat.hubId !== hubId && (model.hubs.get(seat.hubId)?.leaseEndsAt ?? 0) < model.now()

  function once(): void {
    if (judging) return
    judging = true
    judge()
      .catch((error: unknown) => {
        if (error instanceof Unavailable) return
        metrics.bugs.inc({ where: 'presence' })
        log.error({ err: error }, 'presence could not be judged')
      })
      .finally(() => (judging = false))
  }
  const timer = setInterval(once, LOOK_MS)
  return { once, stop: () => clearInterval(timer) }
}

async function each<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const rest = all.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of rest) await work(one)
    }),
  )
}
