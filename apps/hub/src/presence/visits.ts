import { parseTopic } from '@hearline/protocol'
import { endVisit, Unavailable, type Store } from '@hearline/store'
import { commit } from '../calls/commit.ts'
import type { FloorModel } from '../floor/model.ts'
import type { Log } from '../log.ts'
import type { Announce } from '../news/announce.ts'
import { channels, type Channel } from '../news/channels.ts'
import type { FanOut } from '../news/fan-out.ts'
import type { Client, Clients } from '../sockets/client.ts'

export type VisitsDeps = {
  readonly store: Pick<Store, 'tx'>
  readonly model: FloorModel
  readonly announce: Announce
  readonly fanOut: FanOut
  readonly clients: Clients
  readonly log: Log
}

/** So long a page may be away before others are told that she left: many come back at once, in ms. */
const GRACE_MS = 1_000

/** Who stops watching a ticket has left it. What is missed here ends by itself after a minute. */
export function openVisits({ store, model, announce, fanOut, clients, log }: VisitsDeps) {
  const leaving = new Map<string, Channel>()
  let timer: NodeJS.Timeout | undefined

  /** A page stops watching these channels, or is gone with them. */
  function left(client: Client, watched: readonly Channel[]): void {
    const visit = model.visits.get(client.actor.personId)
    if (!visit?.ticketId || !watched.includes(channels.ticket(visit.ticketId))) return
    leaving.set(visit.id, channels.ticket(visit.ticketId))
    timer ??= setTimeout(() => {
      end().catch((error: unknown) => {
        if (!(error instanceof Unavailable)) log.error({ err: error }, 'visits were not ended')
      })
    }, GRACE_MS)
  }

  async function end(): Promise<void> {
    timer = undefined
    const ended = [...leaving].filter(([person, channel]) => !isThere(person, channel))
    leaving.clear()
    if (ended.length === 0) return
    await commit({ store, announce }, async (tx) => {
      for (const [person, channel] of ended) {
        const topic = parseTopic(channel)
        if (topic?.name === 'ticket') await endVisit(tx, person, topic.id)
      }
    })
  }

  const isThere = (person: string, channel: Channel): boolean =>
    clients.values().some(({ id, actor }) => actor.personId === person && fanOut.watched(id).includes(channel))

  return { left, stop: () => clearTimeout(timer) }
}
export type Visits = ReturnType<typeof openVisits>
