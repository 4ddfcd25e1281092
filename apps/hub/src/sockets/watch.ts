import { may, topicActs, type TicketId } from '@hearline/domain'
import { parseTopic, type Row, type Topic, type WatchReply } from '@hearline/protocol'
import type { Store } from '@hearline/store'
import type { Actor } from '../auth/actor.ts'
import type { FloorModel } from '../floor/model.ts'
import { ticketRow, visitRow } from '../floor/projection.ts'
import { Refused } from '../http/refusal.ts'
import { readableTicket } from '../http/tickets.ts'
import { channels, type Channel } from '../news/channels.ts'
import type { FanOut, Since } from '../news/fan-out.ts'
import type { Desks } from '../presence/desks.ts'
import type { Visits } from '../presence/visits.ts'
import type { Client } from './client.ts'
import type { Snapshots } from './snapshot.ts'

export type WatchDeps = {
  readonly model: FloorModel
  readonly fanOut: FanOut
  readonly snapshots: Snapshots
  readonly desks: Desks
  readonly visits: Visits
  readonly store: Pick<Store, 'read'>
}

type Watching = Extract<WatchReply, { ok: true }>
type View = { readonly channel: Channel; readonly rows: () => Row[] }

/** Answers `watch` by what was missed, else by a snapshot: joining, reading the model and the answer's number are one turn of the event loop. */
export function watchHandlers(deps: WatchDeps) {
  const { fanOut, desks, visits } = deps
  return {
    async watch(client: Client, { topic: text, ...since }: { topic: string } & Since): Promise<Watching> {
      const topic = topicIn(text)
      if (!isAllowed(deps.model, client.actor, topic)) throw new Refused('not-allowed', 'You may not watch this.')
      if (topic.name === 'desk') await desks.take(client)
      const { channel, rows } =
        topic.name === 'ticket' ? await ticketView(deps, client.actor, topic.id) : view(deps, client, topic)
      if (client.isGone) throw new Refused('unavailable', 'The page has gone.')
      const { missed, ...at } = fanOut.join(channel, client.id, since)
      return { ok: true, topic: text, ...at, ...(missed ? { missed } : { rows: rows() }) }
    },

    async unwatch(client: Client, { topic: text }: { topic: string }): Promise<{ ok: true }> {
      const topic = topicIn(text)
      const channel = channelOf(client, topic)
      fanOut.leave(channel, client.id)
      visits.left(client, [channel])
      if (topic.name === 'desk') await desks.leave(client)
      return { ok: true }
    },
  }
}

function topicIn(text: string): Topic {
  const topic = parseTopic(text)
  if (topic === undefined) throw new Refused('unknown-topic', 'There is no such topic.')
  return topic
}

/** A ticket's own permission needs its row and is checked where that is read. */
export function isAllowed(model: FloorModel, actor: Actor, topic: Topic): boolean {
  if (topic.name === 'desk' && actor.operatorId === undefined) return false
  return may(actor.role, topicActs[topic.name], { own: isOwn(model, actor, topic) }) !== 'no'
}

function isOwn(model: FloorModel, { operatorId, groupId, unitCode }: Actor, topic: Topic): boolean {
  switch (topic.name) {
    case 'queue':
      return operatorId !== undefined && !!model.operators.get(operatorId)?.queues.some((m) => m.queueId === topic.id)
    case 'team':
      return groupId === topic.id
    case 'unit':
      return unitCode === topic.id
    case 'desk':
    case 'floor':
    case 'queues':
    case 'ticket':
    case 'wallboard':
    case 'alarms':
      return true
  }
}

function channelOf({ actor }: Client, topic: Topic): Channel {
  if (topic.name === 'desk') return actor.operatorId === undefined ? topic.name : channels.desk(actor.operatorId)
  return 'id' in topic ? `${topic.name}/${topic.id}` : topic.name
}

function view({ model, snapshots }: WatchDeps, client: Client, topic: Exclude<Topic, { name: 'ticket' }>): View {
  const channel = channelOf(client, topic)
  switch (topic.name) {
    case 'desk': {
      const { operatorId } = client.actor
      return { channel, rows: () => (operatorId === undefined ? [] : snapshots.desk(operatorId)) }
    }
    case 'queue':
      if (!model.queues.has(topic.id)) throw new Refused('not-found', 'There is no such queue.')
      return { channel, rows: () => snapshots.queue(topic.id) }
    case 'queues':
      return { channel, rows: snapshots.queues }
    case 'alarms':
      return { channel, rows: snapshots.alarms }
    case 'wallboard':
      return { channel, rows: snapshots.wallboard }
    case 'floor':
      return { channel, rows: snapshots.floor }
    case 'team':
      return { channel, rows: () => snapshots.team(topic.id) }
    case 'unit':
      return { channel, rows: () => [] }
  }
}

/** A ticket may be older than the model; news of it during the read means to read again. */
async function ticketView({ model, store }: WatchDeps, actor: Actor, id: TicketId): Promise<View> {
  let isStale = false
  const stop = model.onApplied((applied) => {
    isStale ||= applied.some(({ kind, row }) => kind === 'ticket' && row.id === id)
  })
  try {
    for (;;) {
      isStale = false
      const row = await readableTicket(store, actor, id)
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- set by the listener during the read
      if (!isStale)
        return {
          channel: channels.ticket(id),
          rows: () => [ticketRow(model.tickets.get(id) ?? row), ...visitsOf(model, id)],
        }
    }
  } finally {
    stop()
  }
}

const visitsOf = (model: FloorModel, id: TicketId): Row[] =>
  [...model.visits.values()].filter(({ ticketId }) => ticketId === id).flatMap((row) => visitRow(row) ?? [])
