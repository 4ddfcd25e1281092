import { expect, test } from 'vitest'
import { pinyin } from './pinyin.ts'

test.each([
  ['王秀敏', 'wangxiumin'],
  ['欧阳娜', 'ouyangna'],
  ['吕建军', 'lvjianjun'],
  ['石静怡', 'shijingyi'],
  ['郑雅琴', 'zhengyaqin'],
  ['op0123 Anna', 'op0123 anna'],
])('%s is %s', (text, typed) => {
  expect(pinyin(text)).toBe(typed)
})
