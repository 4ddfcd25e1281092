import type { BoardRow, WallboardRow } from '@hearline/protocol'
import type { LiveRow } from '@hearline/store'
import { iso } from './projection.ts'

/** Who saved it is not for everybody's eyes. */
export const boardRow = ({ id, version, revision, name, layout }: LiveRow<'board'>): BoardRow => ({
  kind: 'board',
  ...{ id, version, revision, name, layout },
})

export const wallboardRow = ({ id, version, name, boardId, pairedAt }: LiveRow<'wallboard'>): WallboardRow => ({
  kind: 'wallboard',
  ...{ id, version, name, pairedAt: iso(pairedAt) },
  ...(boardId === null ? {} : { boardId }),
})
