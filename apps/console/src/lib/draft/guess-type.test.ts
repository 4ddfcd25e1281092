import { expect, test } from 'vitest'
import { guessType } from './guess-type.ts'

test('the kind is guessed by what the caller says', () => {
  expect(guessType('询问居住证办理地点', [])).toBe('inquiry')
  expect(guessType('昨晚施工扰民', [])).toBe('complaint')
  expect(guessType('楼道灯不亮', [])).toBe('help')
  expect(guessType('举报无证经营', [])).toBe('report')
  expect(guessType('感谢社区工作人员', [])).toBe('praise')
  expect(guessType('The street light is broken', [])).toBe('help')
})

test('else by the category, and by nothing when nothing tells', () => {
  expect(guessType('', ['生态环境', '噪声污染'])).toBe('complaint')
  expect(guessType('询问夜间施工规定', ['生态环境', '噪声污染'])).toBe('inquiry')
  expect(guessType('今天', ['城乡建设'])).toBeUndefined()
})
