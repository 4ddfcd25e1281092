import type { Storm } from '@hearline/domain'
import { lockQueues, writeAudit, writeStorm } from '@hearline/store'
import type { Handler } from './handler.ts'
import { notAllowed } from './lead.ts'
import { notFound, nothing } from './refuse.ts'

/** A lead switches it for the queues her group serves, a manager for any. */
export const setStormMode: Handler<'set-storm-mode'> = async (cx, body) => {
  const { tx, actor, floor } = cx
  const { on, reason, queueId, ...switches } = body
  if (queueId !== undefined && !floor.queues.has(queueId)) return notFound
  if (actor.role === 'lead' && actor.groupId === undefined) return notAllowed
  const mine = await lockQueues(tx, actor.role === 'lead' ? actor.groupId : undefined)
  const meant = mine.filter(({ id }) => queueId === undefined || id === queueId)
  if (meant.length === 0) return notAllowed
  const changed = on ? meant : meant.filter(({ storm }) => storm !== null)
  if (changed.length === 0) return { ok: false, error: 'wrong-state', details: { current: { on: false } } }
  for (const { id, storm } of changed) {
    const said = { actor: actor.id, name: actor.name, reason, ...switches }
    const next: Storm | null = on ? { ...said, since: storm?.since ?? tx.now } : null
    await writeStorm(tx, id, next)
    await writeAudit(tx, { actor: actor.id, act: on ? 'begin-storm' : 'end-storm', subject: `queue/${id}`, reason })
  }
  return nothing
}
