import { ticketFields } from '@hearline/protocol'
import { expect, test } from 'vitest'
import type { Appeal } from '../appeals/appeal.ts'
import { randomFrom } from '../random/generator.ts'
import { classifier, levelOf } from './classify.ts'
import { writingOf, type Closing } from './writing.ts'

const appeal: Appeal = {
  type: 'help',
  title: '路灯不亮',
  text: '胡同里五盏灯都不亮，晚上看不见路。',
  hints: ['路灯', '城乡建设'],
  language: 'zh',
}
const reference = {
  categories: [
    { code: '1', level: 1, name: '城乡建设' },
    { code: '1-1', parent: '1', level: 2, name: '市政设施' },
    { code: '1-1-1', parent: '1-1', level: 3, name: '路灯' },
    { code: '1-1-2', parent: '1-1', level: 3, name: '井盖' },
    { code: '2', level: 1, name: '教育文体' },
  ],
  places: [
    { code: '110101', name: '东城区' },
    { code: '110101001', parent: '110101', name: '东华门街道' },
  ],
}
const classify = classifier(reference)

test('the first hint that names a category decides, at its finest level', () => {
  const random = randomFrom('1')
  expect(classify(random, appeal)).toEqual({ categoryCode: '1-1-1', placeCode: '110101001', placeName: '东华门街道' })
  const wide = new Set(
    Array.from({ length: 40 }, () => classify(random, { ...appeal, hints: ['桥梁', '城乡建设'] }).categoryCode),
  )
  expect(wide).toEqual(new Set(['1-1-1', '1-1-2']))
  expect(reference.categories.map(({ code }) => code)).toContain(
    classify(random, { ...appeal, hints: [] }).categoryCode,
  )
})

test('what is written fits on a ticket, grows with each revision and ends whole', () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = randomFrom(String(seed))
    const { revisions, rest } = writingOf(random, appeal, classify(random, appeal))
    const texts = revisions.map((revision) => revision.fields.text ?? '')
    expect(texts.every((text, i) => i === 0 || text.startsWith(texts[i - 1]!))).toBe(true)
    expect(texts.at(-1)).toBe(appeal.text)
    for (const fields of [...revisions.map((revision) => revision.fields), rest])
      expect(ticketFields.strict().safeParse(fields).success).toBe(true)
    expect(rest.text).toBe(appeal.text)
  }
})

test('58 % are answered directly, with an answer; the others carry a place', () => {
  const random = randomFrom('mix')
  const counts: Record<Closing, number> = { 'close-ticket-direct': 0, 'submit-ticket': 0, 'refer-ticket': 0 }
  for (let i = 0; i < 4_000; i++) {
    const { closing, rest } = writingOf(random, appeal, classify(random, appeal))
    counts[closing] += 1
    expect(rest.answer !== undefined).toBe(closing === 'close-ticket-direct')
    expect(rest.placeCode).toBe('110101001')
  }
  expect(Math.abs(counts['close-ticket-direct'] / 4_000 - 0.58)).toBeLessThan(0.03)
  expect(counts['refer-ticket']).toBeGreaterThan(50)
})

test('heat and water are urgent', () => {
  expect(levelOf(appeal)).toBe('L3')
  expect(levelOf({ ...appeal, title: '家里停水' })).toBe('L2')
})
