import type { Timings } from '@hearline/domain'
import type { Store } from '@hearline/store'
import type { FloorModel } from '../floor/model.ts'
import type { Log } from '../log.ts'
import type { Announce } from '../news/announce.ts'

export type CtiDeps = {
  readonly store: Store
  readonly model: FloorModel
  readonly announce: Announce
  readonly timings: Timings
  readonly log: Log
}
