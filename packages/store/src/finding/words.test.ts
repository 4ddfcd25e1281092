import { expect, test } from 'vitest'
import { folded, termsOf, wordsOf } from './words.ts'

test('Chinese is cut into the words of the dictionary, also those within others', async () => {
  const { all, latin } = await wordsOf('路灯不亮，夜间施工噪声扰民。')
  expect(all).toEqual(expect.arrayContaining(['路灯', '夜间', '施工', '噪声', '扰民']))
  expect(all.every((word) => word.length > 1)).toBe(true)
  expect(latin).toEqual([])
})

test('a name that no dictionary knows is found by its pairs', async () => {
  expect((await wordsOf('家住潞珺苑三号楼')).all).toEqual(expect.arrayContaining(['潞珺', '珺苑']))
})

test('letters and digits are folded, each word comes once', async () => {
  expect(folded('ＡＢＣ１２３ Lamps')).toBe('abc123 lamps')
  expect(await wordsOf('Lamps, lamps and LAMPS')).toEqual({ all: ['lamps', 'and'], latin: ['lamps', 'and'] })
  expect(await wordsOf('，。!')).toEqual({ all: [], latin: [] })
})

test('a query is cut into terms, whatever stands between them', async () => {
  expect(await termsOf("路灯 lamp's")).toEqual([
    { text: '路灯', isHan: true, words: ['路灯'] },
    { text: 'lamp', isHan: false, words: ['lamp'] },
    { text: 's', isHan: false, words: ['s'] },
  ])
  expect((await termsOf('夜间施工噪声'))[0]?.words).toEqual(['夜间', '施工', '噪声'])
  expect(await termsOf('  %_\\ ')).toEqual([])
  expect(await termsOf('a b c d e f g h i j')).toHaveLength(8)
})
