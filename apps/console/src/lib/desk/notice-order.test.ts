import type { NoticeRow } from '@hearline/protocol'
import { expect, test } from 'vitest'
import { noticeOrder } from './notice-order.ts'

const notice = (id: string, at: string, mustRead = false) => ({ id, at, mustRead }) as unknown as NoticeRow

test('what must be read comes first, then the newest', () => {
  const all = [notice('old', '2026-09-30T10:00:00Z'), notice('new', '2026-09-30T11:00:00Z')]
  const must = notice('must', '2026-09-30T09:00:00Z', true)
  expect(noticeOrder([...all, must]).map(({ id }) => id)).toEqual(['must', 'new', 'old'])
})
