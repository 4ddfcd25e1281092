import { keptPlace, newCall, stormAnnouncements, type CallId, type QueueId } from '@hearline/domain'
import {
  bindCall,
  dialledQueue,
  insertCall,
  instruct,
  lastCutOff,
  queueNeed,
  readStorm,
  switchCan,
} from '@hearline/store'
import { v7 } from 'uuid'
import type { CtiContext, Reaction } from './effect.ts'

/** Where everybody is served who asks for English. */
const ENGLISH = 'english' as QueueId

/** A call reaches its queue: by the dialled number, at the place the caller may have kept. */
export const arrive: Reaction<'call-arrived'> = async (cx, { call: name, from, to, language }) => {
  const id = v7({ msecs: cx.tx.now }) as CallId
  if (!(await bindCall(cx.tx, { switchId: cx.switchId, name, callId: id }))) return 'out-of-order'
  const dialled = await dialledQueue(cx.tx.db, to)
  const spoken = language ?? dialled?.language ?? undefined
  const queue = spoken?.startsWith('en') ? ((await queueNeed(cx.tx.db, ENGLISH)) ?? dialled) : dialled
  if (!queue) {
    await instruct(cx.tx, {
      switchId: cx.switchId,
      switchCall: name,
      fence: 0,
      body: { do: 'hang-up', cause: 'unknown-number' },
    })
    return 'unknown-number'
  }
  const { now } = cx.tx
  const caller = from === undefined ? undefined : seal(cx, from)
  const cutOff = caller && (await lastCutOff(cx.tx.db, caller.callerIndex))
  const place = keptPlace(cutOff, now, cx.timings)
  await insertCall(cx.tx, {
    ...newCall({ id, queueId: queue.queueId, requiredLevel: queue.requiredLevel, ...place }),
    arrivedAt: now,
    hotline: to,
    language: spoken ?? null,
    switchId: cx.switchId,
    switchCall: name,
    ...caller,
  })
  await greet(cx, queue.queueId, { id, name, ...(spoken === undefined ? {} : { language: spoken }) })
  return 'done'
}

/** What a caller hears first, from a switch that can announce. */
async function greet(
  { tx, switchId }: CtiContext,
  queueId: QueueId,
  call: { id: CallId; name: string; language?: string },
) {
  if (!(await switchCan(tx.db, switchId, 'announce'))) return
  const { id: callId, name: switchCall, language } = call
  const spoken = language === undefined ? {} : { language }
  for (const name of ['welcome', ...stormAnnouncements(await readStorm(tx.db, queueId))]) {
    await instruct(tx, { switchId, callId, switchCall, fence: 0, body: { do: 'announce', name, ...spoken } })
  }
}

function seal({ vault }: CtiContext, number: string) {
  const { sealed: callerSealed, key: callerKey } = vault.seal(number)
  return { callerSealed, callerKey, callerIndex: vault.index(number), callerMasked: vault.mask(number) }
}
