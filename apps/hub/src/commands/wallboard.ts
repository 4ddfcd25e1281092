import { randomUUID } from 'node:crypto'
import { ok } from '@hearline/domain'
import {
  addWallboard,
  approvePairing,
  lockBoard,
  lockPairing,
  lockWallboard,
  refusePairing,
  refusePairingsOf,
  revokeSessions,
  writeAudit,
  writeWallboard,
  wrongCodes,
} from '@hearline/store'
import type { CommandContext, Handler } from './handler.ts'
import { notFound, nothing } from './refuse.ts'

/** Codes somebody may get wrong in five minutes before she must wait. */
const TRIES = 10
const WINDOW_MS = 300_000

const note = ({ tx, actor }: CommandContext, act: string, id: string, reason?: string) =>
  writeAudit(tx, { actor: actor.id, act, subject: `wallboard/${id}`, reason: reason ?? null })

/** The request that shows the code and may still be decided on, or why there is none. */
async function pending({ tx, actor }: CommandContext, userCode: string) {
  if ((await wrongCodes(tx, actor.id, WINDOW_MS)) >= TRIES)
    return { ok: false, error: 'too-many-tries', details: { retryAfterS: WINDOW_MS / 1_000 } } as const
  const found = await lockPairing(tx, userCode)
  if (!found) return { ok: false, error: 'unknown-code' } as const
  if (found.state === 'used') return { ok: false, error: 'code-used' } as const
  return found.state === 'expired' ? ({ ok: false, error: 'code-expired' } as const) : ok(found.id)
}

/** Gives the screen an account of its own, so that its token is nobody's but its own. */
export const approve: Handler<'approve-wallboard'> = async (cx, { userCode, name, boardId }) => {
  const { tx } = cx
  if (boardId !== undefined && !(await isThere(cx, boardId))) return notFound
  const request = await pending(cx, userCode)
  if (!request.ok) return request
  const id = randomUUID()
  await addWallboard(tx, { id, name, boardId: boardId ?? null })
  await approvePairing(tx, request.value, id)
  await note(cx, 'approve-wallboard', id)
  return ok({ wallboardId: id })
}

export const refuse: Handler<'refuse-wallboard'> = async (cx, { userCode }) => {
  const request = await pending(cx, userCode)
  if (!request.ok) return request
  await refusePairing(cx.tx, request.value)
  await note(cx, 'refuse-wallboard', request.value)
  return nothing
}

const isThere = async ({ tx }: CommandContext, boardId: string) => (await lockBoard(tx, boardId))?.deletedAt === null

export const change: Handler<'change-wallboard'> = async (cx, { wallboardId, name, boardId }) => {
  const known = await lockWallboard(cx.tx, wallboardId)
  if (!known || (boardId !== undefined && !(await isThere(cx, boardId)))) return notFound
  if (known.revokedAt !== null) return { ok: false, error: 'wrong-state', details: { current: { revoked: true } } }
  await writeWallboard(cx.tx, wallboardId, { name, boardId: boardId ?? null })
  return nothing
}

/** Ends its token; every hub that hears of it cuts its line. */
export const revoke: Handler<'revoke-wallboard'> = async (cx, { wallboardId, reason }) => {
  const { tx } = cx
  const known = await lockWallboard(tx, wallboardId)
  if (!known) return notFound
  if (known.revokedAt !== null) return { ok: false, error: 'wrong-state', details: { current: { revoked: true } } }
  await writeWallboard(tx, wallboardId, { revokedAt: tx.now })
  await refusePairingsOf(tx, wallboardId)
  await revokeSessions(tx, wallboardId)
  await note(cx, 'revoke-wallboard', wallboardId, reason)
  return nothing
}
