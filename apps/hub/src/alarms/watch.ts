import {
  alarmRules,
  bandsOf,
  clearAlarm,
  judge,
  measures,
  raiseAlarm,
  standardBands,
  type AlarmRule,
  type Measure,
  type QueueId,
  type Timings,
} from '@hearline/domain'
import type { QueueRow } from '@hearline/protocol'
import { alarmOf, insertAlarm, lockOpenAlarm, readSetting, Unavailable, writeAlarm, type Store } from '@hearline/store'
import { commit } from '../calls/commit.ts'
import type { FloorModel } from '../floor/model.ts'
import type { Log } from '../log.ts'
import type { Announce } from '../news/announce.ts'

/** What time alone moves is looked at this often; thresholds are read again this often, in ms. */
const LOOK_MS = 1_000
const READ_MS = 60_000

export type AlarmDeps = {
  readonly store: Store
  readonly model: FloorModel
  readonly announce: Announce
  readonly timings: Timings
  readonly figures: { rows(): QueueRow[] }
  /** Whether this hub is the one that raises them. */
  readonly isMine: () => boolean
  readonly log: Log
}
type Turn = { readonly queueId: QueueId; readonly rule: AlarmRule; readonly measure: Measure }

/** Raises and clears the queues' alarms: `look` whenever figures change. They are kept, so that another hub goes on with them. */
export function startAlarms(deps: AlarmDeps): { look(): void; stop(): Promise<void> } {
  const { store, model, timings, figures, isMine, log } = deps
  let bands = standardBands
  let readAt = Number.NEGATIVE_INFINITY
  let pass: Promise<void> | undefined
  let isAgain = false
  let isStopped = false

  function look(): void {
    if (isStopped || !isMine()) return
    if (pass) {
      isAgain = true
      return
    }
    pass = turnAll()
      .catch((error: unknown) => {
        if (!(error instanceof Unavailable)) log.error({ err: error }, 'the alarms stumbled')
        isAgain = false
      })
      .finally(() => {
        pass = undefined
        if (!isAgain) return
        isAgain = false
        look()
      })
  }

  async function turnAll(): Promise<void> {
    if (performance.now() - readAt > READ_MS) {
      bands = bandsOf(await readSetting(store.read, 'alarms'))
      readAt = performance.now()
    }
    for (const turn of due()) await commit(deps, (tx) => take(tx, turn))
  }

  /** What the figures say now and the alarms do not yet. */
  function due(): Turn[] {
    const raised = new Set(
      [...model.alarms.values()]
        .filter((row) => row.clearedAt === null)
        .map(({ queueId, rule }) => `${queueId} ${rule}`),
    )
    return figures.rows().flatMap(({ id: queueId, longestWaitSince, ...row }) => {
      const since = longestWaitSince === undefined ? {} : { longestWaitSince: Date.parse(longestWaitSince) }
      const found = measures({ ...row, ...since }, { now: model.now(), timings, bands })
      return alarmRules
        .filter((rule) => judge(raised.has(`${queueId} ${rule}`), found[rule]) !== undefined)
        .map((rule) => ({ queueId, rule, measure: found[rule] }))
    })
  }

  const timer = setInterval(look, LOOK_MS)
  return {
    look,
    async stop() {
      isStopped = true
      clearInterval(timer)
      await pass
    },
  }
}

/** By the row as it is kept: another hub may have been here first. */
async function take(tx: Parameters<typeof insertAlarm>[0], { queueId, rule, measure }: Turn): Promise<void> {
  const row = await lockOpenAlarm(tx, { queueId, rule })
  const before = row && alarmOf(row)
  const verdict = judge(before !== undefined && before.clearedAt === undefined, measure)
  if (verdict === 'clear' && row && before) {
    const cleared = clearAlarm(before, tx.now)
    if (cleared.ok) await writeAlarm(tx, row.id, cleared.value)
  } else if (verdict === 'rise') {
    const raised = raiseAlarm(before, { value: measure.value ?? 0, threshold: measure.rise }, tx.now)
    if (!raised.ok) return
    if (row) await writeAlarm(tx, row.id, raised.value)
    else await insertAlarm(tx, { queueId, rule }, raised.value)
  }
}
