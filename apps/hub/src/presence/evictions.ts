import type { TicketId } from '@hearline/domain'
import { parseTopic } from '@hearline/protocol'
import type { LiveRow, Store } from '@hearline/store'
import { actorAs } from '../auth/actor.ts'
import type { People } from '../auth/people.ts'
import type { Applied, FloorModel } from '../floor/model.ts'
import { readableTicket } from '../http/tickets.ts'
import { channels, isPersonal, topicOf, type Channel } from '../news/channels.ts'
import type { FanOut } from '../news/fan-out.ts'
import { evict, type Client, type Clients } from '../sockets/client.ts'
import { isAllowed } from '../sockets/watch.ts'
import type { Desks } from './desks.ts'

export type EvictionDeps = {
  readonly store: Pick<Store, 'read'>
  readonly model: FloorModel
  readonly people: Pick<People, 'known' | 'onChanged'>
  readonly clients: Clients
  readonly desks: Desks
  readonly fanOut: FanOut
}

/** Follows from rows, whichever hub wrote them: who is no desk any more, and who may watch something no longer. */
export function followEvictions({ store, model, people, clients, desks, fanOut }: EvictionDeps): () => void {
  function onSeat(seat: LiveRow<'seat'>): void {
    if (seat.state === 'closed') return
    for (const client of clients.values()) {
      if (client.deskOf !== seat.operatorId || client.id === seat.socketId) continue
      if (client.seatVersion !== undefined && seat.version > client.seatVersion) loseDesk(desks, client)
    }
  }

  function onOperator(row: LiveRow<'operator'>): void {
    const page = desks.pages.get(row.id)
    if (row.availability !== 'signed-out' || page?.seatVersion === undefined) return
    desks.forget(page)
    evict(page, reasonOf(row))
  }

  function onMoved(row: LiveRow<'operator'>): void {
    for (const client of clients.values()) if (client.actor.operatorId === row.id) recheck(client)
  }

  function recheck(client: Client): void {
    for (const channel of fanOut.watched(client.id)) {
      const topic = parseTopic(topicOf(channel))
      if (topic === undefined || topic.name === 'ticket') continue
      const isHers = !isPersonal(channel) || channel === ownDesk(client)
      if (!isHers || !isAllowed(model, client.actor, topic)) unwatch(client, channel)
    }
  }

  function recheckTickets(client: Client): void {
    for (const channel of fanOut.watched(client.id)) {
      const topic = parseTopic(topicOf(channel))
      if (topic?.name === 'ticket') recheckTicket(client, topic.id)
    }
  }

  /** Another role, group or desk, or no account any more. */
  function onPeople(ids: ReadonlySet<string>): void {
    for (const client of clients.values()) {
      if (!ids.has(client.actor.personId)) continue
      const person = people.known(client.actor.personId)
      if (person === undefined) {
        end(client)
        continue
      }
      client.actor = actorAs(person, client.actor.sessionId)
      recheck(client)
      recheckTickets(client)
    }
  }

  /** Another author or confidentiality, or one the model did not hold: who watched it may have no right to any more. */
  function onTicket({ id }: LiveRow<'ticket'>): void {
    const channel = channels.ticket(id)
    if (!fanOut.isWatched(channel)) return
    for (const client of clients.values()) {
      if (!fanOut.watched(client.id).includes(channel)) continue
      recheckTicket(client, id)
    }
  }

  function recheckTicket(client: Client, id: TicketId): void {
    // what cannot be made sure of is not shown: the page may ask again
    readableTicket(store, client.actor, id).catch(() => unwatch(client, channels.ticket(id)))
  }

  function unwatch(client: Client, channel: Channel): void {
    fanOut.leave(channel, client.id)
    client.socket.emit('unwatched', { topic: topicOf(channel), reason: 'permission' })
    // the judge makes up for a failure
    if (isPersonal(channel)) desks.leave(client).catch(() => undefined)
  }

  function onSession(row: LiveRow<'session'>): void {
    if (row.revokedAt === null) return
    for (const client of clients.values()) {
      if (client.actor.sessionId === row.id) end(client)
    }
  }

  function end(client: Client): void {
    const { deskOf } = client
    // signed out at another hub; the judge makes up for a failure
    if (deskOf !== undefined && model.operators.has(deskOf)) desks.ended(client, deskOf).catch(() => undefined)
    evict(client, { reason: 'session-ended' })
  }

  people.onChanged(onPeople)
  return model.onApplied((applied) => {
    for (const change of applied) {
      if (change.kind === 'seat') onSeat(change.row)
      if (change.kind === 'session') onSession(change.row)
      if (change.kind === 'ticket' && isOtherwise(change)) onTicket(change.row)
      if (change.kind !== 'operator') continue
      onOperator(change.row)
      if (change.old !== undefined && JSON.stringify(change.old.queues) !== JSON.stringify(change.row.queues))
        onMoved(change.row)
    }
  })
}

/** Who may read it may be somebody else. */
const isOtherwise = ({ old, row }: Extract<Applied, { kind: 'ticket' }>) =>
  old?.authorId !== row.authorId || old.confidentiality !== row.confidentiality

const ownDesk = ({ actor: { operatorId } }: Client) =>
  operatorId === undefined ? undefined : channels.desk(operatorId)

/** The newest desk of an operator wins. */
export function loseDesk(desks: Desks, page: Client): void {
  desks.forget(page)
  evict(page, { reason: 'newer-desk' })
}

const reasonOf = ({ changedBy }: LiveRow<'operator'>) =>
  changedBy.cause === 'lead'
    ? ({ reason: 'by-lead', by: changedBy.actor } as const)
    : ({ reason: changedBy.cause === 'link-lost' ? 'no-proof-of-life' : 'signed-out' } as const)
