import { signIn, type ChangedBy, type OperatorId, type Timings } from '@hearline/domain'
import { isSeatPresent, lockOperator, markSeat, operatorOf, takeSeat, type SeatRow, type Store } from '@hearline/store'
import { commit } from '../calls/commit.ts'
import { endSeat } from '../calls/end-seat.ts'
import { keepOperator } from '../calls/keep-operator.ts'
import { Refused } from '../http/refusal.ts'
import type { Announce } from '../news/announce.ts'
import { evict, type Client } from '../sockets/client.ts'

export type DeskDeps = {
  readonly store: Pick<Store, 'tx'>
  readonly announce: Announce
  readonly hubId: string
  readonly timings: Timings
}

type Desk = Pick<SeatRow, 'operatorId' | 'socketId'>
const deskOf = ({ id: socketId }: Client, operatorId: OperatorId): Desk => ({ operatorId, socketId })
const own = ({ actor }: Client): ChangedBy => ({ actor: actor.id, cause: 'own' })

/** Which page of this hub is which operator's desk, and what Postgres is told of it. */
export function openDesks({ store, announce, hubId, timings }: DeskDeps) {
  const pages = new Map<OperatorId, Client>()

  const how = { store, announce }
  const mark = (page: Client, operatorId: OperatorId, state: SeatRow['state']) =>
    commit(how, (tx) => markSeat(tx, deskOf(page, operatorId), state))

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
          // a stalled database may come to this page after it has come to the next one
          if (page.isGone || pages.get(operatorId) !== page)
            throw new Refused('unavailable', 'This page is the desk no longer.')
          const signedIn = signIn(operatorOf(operator), tx.now)
          if (signedIn.ok) await keepOperator({ tx, timings }, operator, signedIn.value)
          return takeSeat(tx, { operatorId, hubId, socketId: page.id })
        })
        page.seatVersion = value.version
        announce(changes)
      } catch (error) {
        const now = pages.get(operatorId)
        if (now !== undefined && now !== page) evict(page, { reason: 'newer-desk' })
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
      const { deskOf: operatorId } = page
      if (operatorId === undefined) return
      forget(page)
      await mark(page, operatorId, 'silent')
    },

    async silence(page: Client, operatorId: OperatorId): Promise<void> {
      await mark(page, operatorId, 'silent')
    },

    async revive(page: Client, operatorId: OperatorId): Promise<void> {
      await mark(page, operatorId, 'present')
    },

    /** A seat of this hub whose page is not there. */
    async markSeat(seat: SeatRow, state: SeatRow['state']): Promise<void> {
      await commit(how, (tx) => markSeat(tx, seat, state))
    },

    /**
     * Ends the seat session of a desk that was lost, or that has no seat at all; says whether it did.
     * Not when the desk came back or has a live call.
     */
    async signOut(operatorId: OperatorId, seat: Desk | undefined, by: ChangedBy): Promise<boolean> {
      const undo = new Error('not now')
      try {
        await commit(how, async (tx) => {
          const ended = await endSeat({ tx, timings }, operatorId, by)
          const closed = seat ? await markSeat(tx, seat, 'closed') : !(await isSeatPresent(tx.db, operatorId))
          if (!ended.ok || !closed) throw undo
        })
        return true
      } catch (error) {
        if (error !== undo) throw error
        return false
      }
    },

    /** A sign-in ends here: so does its desk. One at another hub ends when that hub hears of it. */
    async signedOut(sessionId: string): Promise<void> {
      for (const [operatorId, page] of pages)
        if (page.actor.sessionId === sessionId) await this.signOut(operatorId, deskOf(page, operatorId), own(page))
    },

    /** The sign-in of a page that closes has ended: so does its desk; with a live call on it, once that is over. */
    async ended(page: Client, operatorId: OperatorId): Promise<void> {
      forget(page)
      const isOut = await this.signOut(operatorId, deskOf(page, operatorId), own(page))
      if (!isOut) await mark(page, operatorId, 'silent')
    },

    /** The page has gone. */
    async lost(page: Client): Promise<void> {
      const { deskOf: operatorId, seatVersion } = page
      forget(page)
      if (operatorId !== undefined && seatVersion !== undefined) await mark(page, operatorId, 'silent')
    },

    forget,
  }
}
export type Desks = ReturnType<typeof openDesks>
