import { isWaiting, type Timings } from '@hearline/domain'
import type { Store } from '@hearline/store'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { channels } from '../news/channels.ts'
import type { FanOut } from '../news/fan-out.ts'
import { nameless, startFigures, type QueueFigures } from './figures.ts'
import type { FloorModel } from './model.ts'
import { startMyDay, type MyDay } from './my-day.ts'
import type { DayTally } from './tally.ts'
import { startWallFigures, type WallFigures } from './wall-figures.ts'

type Deps = {
  readonly model: FloorModel
  readonly tally: DayTally
  readonly timings: Timings
  readonly store: Pick<Store, 'read'>
  readonly fanOut: Pick<FanOut, 'publish' | 'isWatched'>
  readonly metrics: Pick<Metrics, 'waiting'>
  readonly log: Log
  /** The queues' figures have changed. */
  readonly onQueues: () => void
}

export type Published = {
  readonly figures: QueueFigures
  readonly wall: WallFigures
  readonly day: MyDay
  stop(): void
}

/** What no row holds: the figures of queues, wallboards and desks, computed here and sent where they are watched. */
export function publishFigures({ model, tally, timings, store, fanOut, metrics, log, onQueues }: Deps): Published {
  const figures = startFigures({
    model,
    tally,
    timings,
    publish(rows) {
      metrics.waiting.set(model.calls.values().reduce((sum, call) => sum + Number(isWaiting(call)), 0))
      fanOut.publish(channels.queues, rows, model.now())
      fanOut.publish(channels.wallboard, rows.map(nameless), model.now())
      onQueues()
    },
  })
  const wall = startWallFigures({
    ...{ model, tally, store, log },
    publish: (rows) => fanOut.publish(channels.wallboard, rows, model.now()),
  })
  const day = startMyDay({
    model,
    isWatched: (id) => fanOut.isWatched(channels.desk(id)),
    publish: (id, rows) => fanOut.publish(channels.desk(id), rows, model.now()),
  })
  return {
    figures,
    wall,
    day,
    stop() {
      for (const part of [figures, wall, day]) part.stop()
    },
  }
}
