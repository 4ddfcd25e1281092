import { expect, test } from 'vitest'
import { readingsOf } from './reading.ts'

test('names are read syllable by syllable', async () => {
  expect(await readingsOf([{ name: '噪声污染' }, { name: '重庆路' }, { name: 'ATM、银行' }, { name: '绿化' }])).toEqual(
    [
      { pinyin: 'zao sheng wu ran', initials: 'zswr' },
      { pinyin: 'chong qing lu', initials: 'cql' },
      { pinyin: 'atm yin hang', initials: 'ayh' },
      { pinyin: 'lv hua', initials: 'lh' },
    ],
  )
})

test('what is sure goes before the dictionary', async () => {
  const names = [
    { name: '十里堡镇', known: 'Shi Li Pu' },
    { name: '朝阳区', known: 'Chaoyang' },
  ]
  expect(await readingsOf(names)).toEqual([
    { pinyin: 'shi li pu zhen', initials: 'slpz' },
    { pinyin: 'chao yang qu', initials: 'cyq' },
  ])
})
