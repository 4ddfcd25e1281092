import { isLive, isWaiting, newCall, type CallId } from '@hearline/domain'
import { values } from '@hearline/protocol'
import {
  bindCall,
  boundCall,
  callBackOfLine,
  dialledQueue,
  findCall,
  insertCall,
  instruct,
  openCalls,
  openLines,
  Unavailable,
  type Tx,
} from '@hearline/store'
import { v7 } from 'uuid'
import { commit } from '../calls/commit.ts'
import { takeInHand } from '../calls/in-hand.ts'
import { credible, happenedAt, type EventOf } from './effect.ts'
import { lineIsOver } from './dialled.ts'
import { isOver } from './ending.ts'
import type { CtiDeps } from './deps.ts'

type Deps = CtiDeps & { switchId: string }
type Up = EventOf<'switch-up'>
type Theirs = Up['calls'][number]

/**
 * After a switch came up: what it no longer has is over, and what we do not know is taken in or hung up. One
 * transaction a call; done twice it changes nothing more. A call that cannot be settled does not stop the others.
 */
export async function reconcile(deps: Deps, up: Up): Promise<void> {
  const ours = await openCalls(deps.store.read, deps.switchId)
  const theirs = new Set(up.calls.map(({ call }) => call))
  const open = new Map(ours.map((call) => [call.switchCall, call]))
  for (const { id, switchCall } of ours) {
    if (!theirs.has(switchCall)) await one(deps, switchCall, (tx) => endMissing(deps, tx, id, up))
  }
  for (const line of await openLines(deps.store.read)) {
    if (!theirs.has(line)) await one(deps, line, (tx) => loseLine(deps, tx, line, up))
  }
  for (const call of up.calls) {
    if (!values.count.safeParse(call.fence).success) {
      deps.log.warn('a call of the switch has a fence that is none of ours')
      continue
    }
    const mine = open.get(call.call)
    if (!mine || mine.state === 'wrap-up') await one(deps, call.call, (tx) => settle(deps, tx, call, up))
  }
}

async function one(deps: Deps, switchCall: string, work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await commit(deps, work)
  } catch (error) {
    if (error instanceof Unavailable) throw error
    deps.log.error({ err: error, switchCall }, 'a call could not be settled with its switch')
  }
}

async function endMissing(deps: Deps, tx: Tx, id: CallId, up: Up): Promise<void> {
  const held = await takeInHand(tx, id)
  // it may have come in while the switch was writing its list
  if (!held || held.call.arrivedAt > happenedAt({ tx }, up)) return
  if (!isWaiting(held.call) && !isLive(held.call)) return
  await isOver({ tx, timings: deps.timings, switchId: deps.switchId }, held, 'switch-lost')
  deps.log.warn({ callId: id, was: held.call.state }, 'a call was lost by its switch')
}

/** A call of ours is made no more, unless the order for it came while the switch was writing its list. */
async function loseLine({ timings }: Deps, tx: Tx, line: string, up: Up): Promise<void> {
  const found = await callBackOfLine(tx.db, line)
  if (!found?.taken || found.taken.at > happenedAt({ tx }, up)) return
  await lineIsOver({ tx, timings }, line, 'lost')
}

async function settle(deps: Deps, tx: Tx, theirs: Theirs, up: Up): Promise<void> {
  const { switchId } = deps
  const known = await boundCall(tx.db, switchId, theirs.call)
  if (theirs.dialled && (await callBackOfLine(tx.db, theirs.call))?.taken?.line?.call === theirs.call) return
  if (!known && !theirs.dialled && (theirs.state === 'waiting' || theirs.state === 'ringing'))
    return adopt(deps, tx, theirs, up)
  const ours = known && (await findCall(tx.db, known))
  // whoever was asked outside has the caller now, and the switch carries their voices
  if (ours?.outcome === 'transferred-out') return
  const fence = Math.max(theirs.fence, ours?.fence ?? 0)
  const about = { switchId, switchCall: theirs.call, fence, ...(known ? { callId: known } : {}) }
  await instruct(tx, { ...about, body: { do: 'hang-up', cause: known ? 'over' : 'unknown' } })
}

/** A caller who waits and whom we have lost, or never knew: she stands where her wait puts her. */
async function adopt(deps: Deps, tx: Tx, theirs: Theirs, up: Up): Promise<void> {
  const { switchId } = deps
  const queue = await dialledQueue(tx.db, theirs.to)
  if (!queue) {
    const body = { do: 'hang-up', cause: 'unknown-number' }
    return instruct(tx, { switchId, switchCall: theirs.call, fence: theirs.fence, body })
  }
  const id = v7({ msecs: tx.now }) as CallId
  if (!(await bindCall(tx, { switchId, name: theirs.call, callId: id }))) return
  const waited = credible(Date.parse(up.at) - Date.parse(theirs.since)) + credible(up.ageMs)
  const { queueId, requiredLevel } = queue
  await insertCall(tx, {
    ...newCall({ id, queueId, requiredLevel, waitingSince: tx.now - waited }),
    fence: theirs.fence,
    arrivedAt: tx.now,
    hotline: theirs.to,
    language: queue.language,
    switchId,
    switchCall: theirs.call,
  })
  deps.log.warn({ callId: id }, 'a call of the switch was taken in')
}
