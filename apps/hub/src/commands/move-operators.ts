import { endMove, movedBy, moveSeat, ok, type Move, type OperatorId } from '@hearline/domain'
import {
  findMove,
  insertMove,
  insertNotice,
  lockOperator,
  markUndone,
  operatorOf,
  writeAudit,
  type OperatorRow,
} from '@hearline/store'
import { v7 } from 'uuid'
import { keepOperator } from '../calls/keep-operator.ts'
import { movedBackWords, movedWords } from '../calls/notice.ts'
import { iso } from '../floor/projection.ts'
import type { CommandContext, Handler } from './handler.ts'
import { leads, notAllowed, note } from './lead.ts'
import { notFound } from './refuse.ts'

/** All or none of those who are signed in; whom somebody else has moved, the loser is told of. */
export const moveOperators: Handler<'move-operators'> = async (cx, body) => {
  const { tx, actor, floor } = cx
  if (body.queues.some((id) => !floor.queues.has(id))) return notFound
  const until = body.until === undefined ? undefined : Date.parse(body.until)
  const rows = await lockAll(cx, body.operatorIds)
  if (rows.includes(undefined)) return notFound
  const found = rows as OperatorRow[]
  if (!found.every(({ groupId }) => leads(cx, groupId, 'run-floor'))) return notAllowed
  if (until !== undefined && until <= tx.now) return { ok: false, error: 'too-late', details: { now: iso(tx.now) } }
  const { id: by, name } = actor
  const ends = until === undefined ? {} : { until }
  const over = body.over === undefined ? {} : { over: body.over }
  const made = { moveId: v7(), actor: by, name, at: tx.now, queues: body.queues, ...ends, ...over }
  const moved: OperatorId[] = []
  for (const row of found) {
    const operator = operatorOf(row)
    const after = moveSeat(operator, made)
    if (!after.ok && after.error === 'no-seat') continue
    const winner = movedBy(operator)
    if (!after.ok) return { ...after, error: 'moved-by-other', details: { current: winner && toldOf(row, winner) } }
    await keepOperator(cx, row, after.value)
    moved.push(row.id)
  }
  const left = found.map(({ id }) => id).filter((id) => !moved.includes(id))
  if (moved.length === 0) return { ok: false, error: 'wrong-state', details: { current: { left } } }
  const { moveId, at, queues } = made
  await insertMove(tx, { id: moveId, actor: by, at, operatorIds: moved, queues, until: until ?? null })
  const words = movedWords({ name, queues, until: body.until, reason: body.reason })
  for (const operatorId of moved) {
    await insertNotice(tx, { operatorId }, words)
    await note(cx, 'move-operators', operatorId, body.reason)
  }
  await writeAudit(tx, { actor: by, act: 'move-operators', subject: `move/${moveId}`, reason: body.reason ?? null })
  return ok({ moveId, moved, left })
}

/** Brings back whom this move still moves; a newer move of hers stays in force. */
export const undoMove: Handler<'undo-move'> = async (cx, { moveId }) => {
  const { tx, actor } = cx
  const made = await findMove(tx, moveId)
  if (!made) return notFound
  const rows = (await lockAll(cx, made.operatorIds)).filter((row) => row !== undefined)
  if (!rows.every(({ groupId }) => leads(cx, groupId, 'run-floor'))) return notAllowed
  const moved: OperatorId[] = []
  for (const row of rows) {
    const back = endMove(operatorOf(row), moveId)
    if (!back.ok) continue
    await keepOperator(cx, row, back.value)
    await insertNotice(tx, { operatorId: row.id }, movedBackWords({ name: actor.name, cause: 'undo' }))
    await note(cx, 'undo-move', row.id)
    moved.push(row.id)
  }
  if (moved.length === 0) {
    // as it is after the locks were got
    const now = await findMove(tx, moveId)
    const undone = now?.undoneAt == null ? {} : { undoneAt: iso(now.undoneAt), by: now.undoneBy }
    return { ok: false, error: 'wrong-state', details: { current: { moveId, ...undone } } }
  }
  await markUndone(tx, moveId, actor.id)
  await writeAudit(tx, { actor: actor.id, act: 'undo-move', subject: `move/${moveId}`, reason: null })
  return ok({ moved })
}

/** One after the other by id, so that two moves never wait for each other. */
async function lockAll({ tx }: CommandContext, ids: readonly OperatorId[]): Promise<(OperatorRow | undefined)[]> {
  const rows: (OperatorRow | undefined)[] = []
  for (const id of [...new Set(ids)].toSorted()) rows.push(await lockOperator(tx, id))
  return rows
}

const toldOf = (row: OperatorRow, { moveId, actor, name, at, until }: Move) => ({
  ...{ operatorId: row.id, moveId, actor, name, at: iso(at) },
  queues: row.queues.map(({ queueId }) => queueId),
  ...(until === undefined ? {} : { until: iso(until) }),
})
