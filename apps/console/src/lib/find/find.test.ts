import { expect, test } from 'vitest'
import { asked, rank, type Find } from './find.ts'

const find = (id: string, words: string, also = ''): Find => ({ id, kind: 'queue', words, also, choose: () => id })
const all = [
  find('general', '综合受理', 'general'),
  find('english', '英语服务', 'english'),
  find('law', '法律服务', 'law'),
]
const ids = (query: string, recent: string[] = []) => rank(all, query, recent, 9).map((each) => each.id)

test('words, initials and the other language all find', () => {
  expect(ids('受理')).toEqual(['general'])
  expect(ids('zhsl')).toEqual(['general'])
  expect(ids('eng')).toEqual(['english'])
  expect(ids('fw')).toEqual(['english', 'law'])
  expect(ids('服务 law')).toEqual(['law'])
  expect(ids('nothing')).toEqual([])
})

test('the start of a name goes before its middle', () => {
  expect(rank([find('a', 'End the call'), find('b', 'Call back')], 'call', [], 9).map((each) => each.id)).toEqual([
    'b',
    'a',
  ])
})

test('what was chosen lately goes first among equals, and alone when nothing is typed', () => {
  expect(ids('', ['law', 'english'])).toEqual(['law', 'english', 'general'])
  expect(ids('服务', ['law'])).toEqual(['law', 'english'])
})

test('figures are a ticket or a telephone, the rest are words', () => {
  expect(asked('20260930-000123')).toEqual({ number: '20260930-000123' })
  expect(asked('123')).toEqual({ number: '123' })
  expect(asked('138 0000 5678')).toEqual({ phone: '138 0000 5678' })
  expect(asked('噪声')).toEqual({ words: '噪声' })
  expect(asked('噪')).toBeUndefined()
})
