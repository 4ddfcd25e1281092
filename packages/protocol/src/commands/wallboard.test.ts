import { standardLayout, type BoardLayout } from '@hearline/domain'
import { expect, test } from 'vitest'
import { boardRow } from '../rows/board.ts'
import { saveBoard } from './wallboard.ts'

const boardId = '0199b0de-0000-7000-8000-000000000001'
const save = (layout: BoardLayout) => saveBoard.safeParse({ boardId, revision: 0, name: 'Hall', layout })
const wide = { figure: 'curve' } as const

test('a board that was saved is one that can be shown', () => {
  const { layout } = save(standardLayout).data!
  expect(layout).toEqual(standardLayout)
  expect(boardRow.parse({ kind: 'board', id: boardId, version: 1, revision: 1, name: 'Hall', layout }).layout).toEqual(
    standardLayout,
  )
})

test('a page that nobody could read is refused: too many cells, none, or pages that fly by', () => {
  const paged = (tiles: BoardLayout['pages'][0]['tiles']) => save({ ...standardLayout, pages: [{ tiles }] })
  expect(paged(Array.from({ length: 6 }, () => wide)).success).toBe(true)
  expect(paged(Array.from({ length: 7 }, () => wide)).error?.issues[0]?.path).toEqual(['layout', 'pages', 0, 'tiles'])
  expect(paged([]).success).toBe(false)
  expect(save({ ...standardLayout, rotateSeconds: 1 }).error?.issues[0]?.path).toEqual(['layout', 'rotateSeconds'])
  expect(save({ ...standardLayout, pages: [] }).success).toBe(false)
})
