import { ok } from '@hearline/domain'
import { dropBoard, lockBoard, showing, writeAudit, writeBoard, type Board } from '@hearline/store'
import { iso } from '../floor/projection.ts'
import type { Handler } from './handler.ts'
import { notFound, nothing } from './refuse.ts'

const current = ({ revision, savedBy, savedAt, deletedAt }: Board) => ({
  current: { revision, name: savedBy, at: iso(savedAt), ...(deletedAt === null ? {} : { deleted: true }) },
})

/** Of two who change a board at once the second is told of the first. */
export const saveBoard: Handler<'save-board'> = async ({ tx, actor }, { boardId, revision, name, layout }) => {
  const known = await lockBoard(tx, boardId)
  if (!known && revision !== 0) return notFound
  if (known && known.deletedAt !== null) return { ok: false, error: 'wrong-state', details: current(known) }
  if (known && known.revision !== revision) return { ok: false, error: 'stale-revision', details: current(known) }
  const next = revision + 1
  await writeBoard(tx, { id: boardId, name, layout, revision: next, savedBy: actor.name })
  await writeAudit(tx, { actor: actor.id, act: 'save-board', subject: `board/${boardId}`, reason: null })
  return ok({ revision: next })
}

export const deleteBoard: Handler<'delete-board'> = async ({ tx, actor }, { boardId }) => {
  const known = await lockBoard(tx, boardId)
  if (known?.deletedAt !== null) return notFound
  const wallboards = await showing(tx, boardId)
  if (wallboards.length > 0) return { ok: false, error: 'wrong-state', details: { current: { wallboards } } }
  await dropBoard(tx, boardId)
  await writeAudit(tx, { actor: actor.id, act: 'delete-board', subject: `board/${boardId}`, reason: null })
  return nothing
}
