import type { QueueId } from '@hearline/domain'
import type { News } from '@hearline/protocol'
import type { LiveChange } from '@hearline/store'
import { FloorModel } from '../floor/model.ts'
import { FanOut } from '../news/fan-out.ts'

/** A floor whose news is kept by the socket it was sent to, in order. */
export function openFanOut() {
  const sent: { to: string; news: News }[] = []
  const model = new FloorModel()
  const fanOut = new FanOut({
    epoch: 'e',
    clock: () => performance.now(),
    send: (sockets, news) => sent.push(...sockets.map((to) => ({ to, news }))),
  })
  model.onApplied((applied) => fanOut.applied(applied, 1_000))
  return {
    sent,
    fanOut,
    apply: (...changes: LiveChange[]) => model.apply(changes),
    to: (socket: string) => sent.filter((one) => one.to === socket).map((one) => one.news),
    /** The calls a snapshot of this queue shows, each with its version. */
    shows: (queueId: QueueId) =>
      [...model.calls.values()]
        .filter((row) => row.queueId === queueId && (row.state === 'queued' || row.state === 'offered'))
        .map((row) => [row.id, row.version] as const),
  }
}
