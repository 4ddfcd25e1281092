import { Gauge } from 'prom-client'
import type { Metrics } from './metrics.ts'
import type { FanOut } from './news/fan-out.ts'
import type { HubServer } from './sockets/client.ts'

/** What a hub holds for its pages, counted whenever somebody asks: nothing of it may outlive them. */
export function exposeSizes(deps: { metrics: Pick<Metrics, 'registry'>; io: HubServer; fanOut: FanOut }): void {
  const { metrics, io, fanOut } = deps
  const size = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [metrics.registry],
      collect() {
        this.set(read())
      },
    })
  size('hearline_connections', 'Connections of pages, known or not yet', () => io.engine.clientsCount)
  size('hearline_rooms', 'Rooms of the socket server, one a page', () => io.of('/').adapter.rooms.size)
  size('hearline_topics_watched', 'Topics that some page watches', () => fanOut.sizes().watched)
  size('hearline_topics_kept', 'Topics nobody watches any more whose news are kept a while', () => fanOut.sizes().kept)
  size('hearline_pages_watching', 'Pages that watch topics', () => fanOut.sizes().pages)
}
