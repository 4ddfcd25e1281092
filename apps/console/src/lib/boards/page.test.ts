import type { BoardPage } from '@hearline/domain'
import { expect, test } from 'vitest'
import { mayBe, shift } from './page.ts'

test('a tile is taken to another place of its page, and not out of it', () => {
  const page: BoardPage = { tiles: [{ figure: 'offered' }, { figure: 'seats' }, { figure: 'waiting' }] }
  const order = () => page.tiles.map(({ figure }) => figure).join(' ')
  shift(page, 2, -1)
  expect(order()).toBe('offered waiting seats')
  shift(page, 0, -1)
  shift(page, 2, 1)
  expect(order()).toBe('offered waiting seats')
})

test('a tile becomes a wider one only where there is room', () => {
  expect(mayBe({ figure: 'waiting' }, 'curve', 0)).toBe(false)
  expect(mayBe({ figure: 'waiting' }, 'curve', 1)).toBe(true)
  expect(mayBe({ figure: 'seats' }, 'curve', 0)).toBe(true)
})
