import type { CallBackRow, OperatorRow } from '@hearline/protocol'
import type { Cancel, Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { CalledBack } from './calling-back.ts'

type Seated = { row: () => OperatorRow | undefined; callBack: (id: string) => Promise<CalledBack> }
type Settings = {
  clock: Clock
  due: () => CallBackRow[]
  operators: () => Iterable<Seated>
  log: Log
}

/** Seconds between two looks, and how long a queue is left alone that was held back. */
const looksEvery = 2
const heldBack = 15

/** Has operators who are free call back whoever is due, the longest due first. */
export function workCallBacks({ clock, due, operators, log }: Settings): { stop: Cancel; taken: () => number } {
  const inWork = new Set<string>()
  const notBefore = new Map<string, number>()
  const atWork = new Set<Seated>()
  let cancel = clock.after(looksEvery, look)
  let taken = 0

  function look(): void {
    cancel = clock.after(looksEvery, look)
    const open = due()
      .filter(({ id, state, notBefore: from }) => state === 'due' && !inWork.has(id) && Date.parse(from) <= clock.now())
      .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
    for (const row of open) {
      if ((notBefore.get(row.queueId) ?? -Infinity) > clock.elapsed()) continue
      const free = freeIn(row.queueId)
      if (free !== undefined) void work(free, row)
    }
  }

  function freeIn(queueId: string): Seated | undefined {
    for (const one of operators()) {
      const me = one.row()
      if (me?.availability !== 'ready' || me.activity !== 'idle' || atWork.has(one)) continue
      if (me.queues.some((mine) => mine.queueId === queueId && !mine.reserve)) return one
    }
    return undefined
  }

  async function work(one: Seated, { id, queueId }: CallBackRow): Promise<void> {
    inWork.add(id)
    atWork.add(one)
    try {
      const how = await one.callBack(id)
      if (how === 'held-back') notBefore.set(queueId, clock.elapsed() + heldBack)
      else if (how === 'done') taken += 1
    } catch (error) {
      log.error('a call-back went wrong', { error: String(error) })
    } finally {
      inWork.delete(id)
      atWork.delete(one)
    }
  }

  return {
    stop: () => {
      cancel()
    },
    taken: () => taken,
  }
}
