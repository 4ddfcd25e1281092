import type { BoardLayout, QueueId } from '@hearline/domain'
import { expect, test } from 'vitest'
import { isAlarmed, pageAt, type WallAlarm } from './rotation.ts'

const english = 'english' as QueueId
const layout: BoardLayout = {
  ...{ language: 'zh', theme: 'dark', rotateSeconds: 10 },
  pages: [
    { tiles: [{ figure: 'offered' }] },
    { tiles: [{ figure: 'waiting', queues: [english] }] },
    { tiles: [{ figure: 'waiting' }, { figure: 'seats' }] },
  ],
}
const alarm = (more: Partial<WallAlarm>): WallAlarm => ({
  ...{ queueId: 'general' as QueueId, rule: 'waiting', at: '2026-10-01T10:00:00+08:00' },
  ...more,
})

test('the pages follow one another by the hub’s time', () => {
  const pages = [0, 9_999, 10_000, 20_000, 30_000].map((now) => pageAt(layout, now, []).page)
  expect(pages).toEqual([0, 0, 1, 2, 0])
  expect(pageAt(layout, undefined, [])).toEqual({ page: 0, held: false })
})

test('an alarm holds the page that shows it until somebody acknowledges it or it clears', () => {
  expect(pageAt(layout, 0, [alarm({})])).toEqual({ page: 2, held: true })
  expect(pageAt(layout, 0, [alarm({ queueId: english })])).toEqual({ page: 1, held: true })
  expect(pageAt(layout, 0, [alarm({ acknowledged: {} })])).toEqual({ page: 0, held: false })
  expect(pageAt(layout, 0, [alarm({ clearedAt: '2026-10-01T10:01:00+08:00' })])).toEqual({ page: 0, held: false })
})

test('the newest alarm goes first, and one that the board does not show holds nothing', () => {
  const later = alarm({ queueId: english, at: '2026-10-01T10:05:00+08:00' })
  expect(pageAt(layout, 0, [alarm({}), later]).page).toBe(1)
  expect(pageAt(layout, 10_000, [alarm({ rule: 'service-level' })])).toEqual({ page: 1, held: false })
})

test('a tile is marked while its alarm lasts, acknowledged or not', () => {
  const tile = { figure: 'waiting', queues: [english] } as const
  expect(isAlarmed({ ...tile, queues: [english] }, [alarm({ queueId: english, acknowledged: {} })])).toBe(true)
  expect(isAlarmed({ ...tile, queues: [english] }, [alarm({})])).toBe(false)
  expect(isAlarmed({ figure: 'seats' }, [alarm({ rule: 'no-seat' })])).toBe(true)
})
