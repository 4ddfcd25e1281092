import { ticketFields } from '@hearline/protocol'
import { describe, expect, test } from 'vitest'
import { recordPath } from '../records/record.ts'
import { appealFor } from './appeal.ts'
import { appealsAtHand } from './at-hand.ts'
import { readMessages } from './message-board.ts'
import { chineseAppeals } from './own-chinese.ts'
import { englishAppeals } from './own-english.ts'

const ownAppeals = [...chineseAppeals, ...englishAppeals]

test('our own appeals cover each type, both languages, and fit on a ticket', () => {
  expect(ownAppeals.length).toBeGreaterThanOrEqual(36)
  expect(new Set(ownAppeals.map((appeal) => appeal.type)).size).toBe(6)
  expect(new Set(ownAppeals.map((appeal) => appeal.language))).toEqual(new Set(['zh', 'en']))
  for (const { title, text } of ownAppeals) expect(ticketFields.safeParse({ title, text }).success).toBe(true)
})

test('a caller speaks of one thing, in her language', () => {
  expect(appealFor(ownAppeals, 5, 'zh')).toBe(appealFor(ownAppeals, 5, 'zh'))
  expect(appealFor(ownAppeals, 5, 'zh')).not.toBe(appealFor(ownAppeals, 6, 'zh'))
  expect(appealFor(ownAppeals, 2 ** 30, 'en').language).toBe('en')
  expect(() => appealFor([], 1, 'zh')).toThrow('nobody has anything to say')
})

test('messages give a type, a title and a text; what cannot be read is left out', () => {
  const line = (message: object) => JSON.stringify(message)
  const read = readMessages(
    [
      line({ title: '请问图书馆周一开吗？', text: '', label: '教育文体' }),
      line({ title: '建议增加座椅', text: '站台上没有座椅。' }),
      line({ title: ' ', text: '没有标题' }),
      '{"title": ',
      'null',
      '',
    ].join('\n'),
  )
  expect(read.map((appeal) => [appeal.type, appeal.text, appeal.hints])).toEqual([
    ['inquiry', '请问图书馆周一开吗？', ['教育文体']],
    ['suggestion', '站台上没有座椅。', []],
  ])
})

const path = recordPath('appeals-zh/train.jsonl')
describe.skipIf(path === undefined)('the real messages (need the records beside the repository)', () => {
  test('each of them fits on a ticket', async () => {
    const appeals = await appealsAtHand()
    expect(appeals.length).toBeGreaterThan(7_000)
    const fits = appeals.every(({ title, text }) => ticketFields.safeParse({ title, text }).success)
    expect(fits).toBe(true)
  })
})
