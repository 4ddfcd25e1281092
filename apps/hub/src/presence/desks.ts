import { signIn, type ChangedBy, type OperatorId, type Timings } from '@hearline/domain'
import {
  isSeatPresent,
  lockOperator,
  markSeat,
  operatorOf,
  takeSeat,
  type SeatRow,
  type Store,
  type Tx,
} from '@hearline/store'
import { endSeat } from '../calls/end-seat.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import type { FloorView } from '../floor/model.ts'
import { Refused } from '../http/refusal.ts'
import type { Announce } from '../news/announce.ts'
import type { Client } from '../sockets/client.ts'

export type DeskDeps = {
  readonly store: Pick<Store, 'tx'>
  readonly announce: Announce
  readonly hubId: string
  readonly timings: Timings
}

/** Which page of this hub is which operator's desk, and what Postgres is told of it. */
export function openDesks({ store, announce, hubId, timings }: DeskDeps) {
  const pages = new Map<OperatorId, Client>()

  async function commit<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { value, changes } = await store.tx(work)
    announce(changes)
    return value
  }

  const mark = (page: Client, operatorId: OperatorId, state: SeatRow['state']) =>
    commit((tx) => markSeat(tx, { operatorId, socketId: page.id }, state))

  /** The page is no desk any more; what that means for the seat is the caller's to say. */
  function forget(page: Client): void {
    if (page.deskOf !== undefined && pages.get(page.deskOf) === page) pages.delete(page.deskOf)
    delete page.deskOf
    delete page.seatVersion
  }

  return {
    pages: pages as ReadonlyMap<OperatorId, Client>,

    /** The page becomes its operator's desk: she is signed in, and whoever was her desk before no longer is. */
    async take(page: Client): Promise<void> {
      const { operatorId } = page.actor
      if (operatorId === undefined) throw new Refused('not-allowed', 'This account has no desk.')
      page.provedAt = performance.now()
      page.deskOf = operatorId
      const before = pages.get(operatorId)
      pages.set(operatorId, page)
      try {
        const { value, changes } = await store.tx(async (tx) => {
          const operator = await lockOperator(tx, operatorId)
          if (operator === undefined) throw new Refused('not-allowed', 'This account has no desk.')
          const signedIn = signIn(operatorOf(operator), tx.now)
          if (signedIn.ok) await keepOperator({ tx, timings }, operator, signedIn.value)
          return takeSeat(tx, { operatorId, hubId, socketId: page.id })
        })
        page.seatVersion = value.version
        announce(changes)
      } catch (error) {
        // a page that was the desk already still is
        if (before !== page) {
          forget(page)
          if (before?.isGone === false && !pages.has(operatorId)) pages.set(operatorId, before)
        }
        throw error
      }
      // gone meanwhile: what was just written must not outlive the page
      if (page.isGone) await mark(page, operatorId, 'silent')
    },

    /** The page stays open but is no desk any more. */
    async leave(page: Client): Promise<void> {
      const { deskOf } = page
      if (deskOf === undefined) return
      forget(page)
      await mark(page, deskOf, 'silent')
    },

    async silence(page: Client, operatorId: OperatorId): Promise<void> {
      await mark(page, operatorId, 'silent')
    },

    async revive(page: Client, operatorId: OperatorId): Promise<void> {
      await mark(page, operatorId, 'present')
    },

    /** A seat of this hub whose page is not there. */
    async markSeat(seat: SeatRow, state: SeatRow['state']): Promise<void> {
      await commit((tx) => markSeat(tx, seat, state))
    },

    /** Ends the seat session of a desk that was lost, or that has no seat at all; not when it came back or has a live call. */
    async signOut(operatorId: OperatorId, seat: SeatRow | undefined, by: ChangedBy): Promise<void> {
      const undo = new Error('not now')
      await commit(async (tx) => {
        const ended = await endSeat({ tx, timings }, operatorId, by)
        const closed = seat ? await markSeat(tx, seat, 'closed') : !(await isSeatPresent(tx.db, operatorId))
        if (!ended.ok || !closed) throw undo
      }).catch((error: unknown) => {
        if (error !== undo) throw error
      })
    },

    /** Its sign-in ends: so does its desk, unless a call is still on it. */
    async signedOut(sessionId: string, floor: FloorView): Promise<void> {
      for (const [operatorId, page] of pages) {
        const seat = floor.seats.get(operatorId)
        const isIdle = floor.operators.get(operatorId)?.activity === 'idle'
        const isIts = page.actor.sessionId === sessionId && seat?.socketId === page.id
        if (isIts && isIdle) await this.signOut(operatorId, seat, { actor: page.actor.id, cause: 'own' })
      }
    },

    /** The page has gone. */
    async lost(page: Client): Promise<void> {
      const { deskOf, seatVersion } = page
      forget(page)
      if (deskOf !== undefined && seatVersion !== undefined) await mark(page, deskOf, 'silent')
    },

    forget,
  }
}
export type Desks = ReturnType<typeof openDesks>
