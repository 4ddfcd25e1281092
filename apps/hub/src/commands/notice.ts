import { readNotice } from '@hearline/store'
import type { Handler } from './handler.ts'
import { nothing } from './refuse.ts'

/** An operator reads what was sent to her, a lead what was sent to her group; read twice, it is read. */
export const markRead: Handler<'read-notice'> = async (cx, { noticeId }) => {
  const { role, operatorId, groupId } = cx.actor
  const reader = {
    ...(operatorId === undefined ? {} : { operatorId }),
    ...(role === 'lead' && groupId !== undefined ? { groupId } : {}),
  }
  return (await readNotice(cx.tx, noticeId, reader)) ? nothing : { ok: false, error: 'not-your-notice' }
}
