import { expect, test } from 'vitest'
import { inserted, matching, meant, slashBefore } from './slash.ts'

const snippets = ['请现场核实', '请先联系', '请回复结果', 'wish'].map((name) => ({ name, text: `${name}。` }))
const names = (found: { name: string }[]) => found.map(({ name }) => name)

test('a slash begins a name at the start or after anything but a word', () => {
  expect(slashBefore('/请', 2)).toEqual({ from: 0, to: 2, name: '请' })
  expect(slashBefore('路灯不亮。/xchs', 10)).toEqual({ from: 5, to: 10, name: 'xchs' })
  expect(slashBefore('a/b', 3)).toBeUndefined()
  expect(slashBefore('12/3 号', 5)).toBeUndefined()
  expect(slashBefore('https://', 8)).toBeUndefined()
})

test('a name is found by its beginning, its initials or a part', () => {
  expect(names(matching(snippets, '请'))).toEqual(['请现场核实', '请先联系', '请回复结果'])
  expect(names(matching(snippets, 'qxl'))).toEqual(['请先联系'])
  expect(names(matching(snippets, '核实'))).toEqual(['请现场核实'])
  expect(names(matching(snippets, ''))).toHaveLength(4)
})

test('Tab means the one it can only mean', () => {
  expect(meant(snippets, 'wish')?.name).toBe('wish')
  expect(meant(snippets, '核')?.name).toBe('请现场核实')
  expect(meant(snippets, '请')).toBeUndefined()
  expect(meant(snippets, '')).toBeUndefined()
})

test('the caret goes to the first blank, else behind what was put in', () => {
  expect(inserted('前/a后', { from: 1, to: 3 }, '自＿＿起')).toEqual({ text: '前自＿＿起后', caret: 2, to: 4 })
  expect(inserted('前', { from: 1, to: 1 }, '完。')).toEqual({ text: '前完。', caret: 3, to: 3 })
})
