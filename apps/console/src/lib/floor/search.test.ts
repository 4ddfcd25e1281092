import { expect, test } from 'vitest'
import { haystackOf, matches } from './search.ts'

const haystack = haystackOf({ name: '王秀敏', username: 'op0123', groupId: 'g011' as never }, ['英语服务', 'English'])

test.each([
  '王',
  '秀敏',
  'wang',
  'wangxiu',
  'wxm',
  'op01',
  '123',
  'g011',
  'g11',
  '11组',
  '英语',
  'english',
  'WXM 英语',
  '',
])('typed %s finds her', (query) => {
  expect(matches(haystack, query)).toBe(true)
})

test.each(['李', 'min', 'xm', '23', 'g2', 'wxm 市场', 'x'])('typed %s does not', (query) => {
  expect(matches(haystack, query)).toBe(false)
})
