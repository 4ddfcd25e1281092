import { expect, test } from 'vitest'
import { choicesOf, search } from './search.ts'

const all = [
  { code: '1', name: '生态环境', pinyin: 'sheng tai huan jing' },
  { code: '11', parent: '1', name: '噪声污染', pinyin: 'zao sheng wu ran' },
  { code: '111', parent: '11', name: '施工噪声', pinyin: 'shi gong zao sheng' },
  { code: '112', parent: '11', name: '社会生活噪声', pinyin: 'she hui sheng huo zao sheng' },
  { code: '2', name: '道路照明', pinyin: 'dao lu zhao ming' },
]
const leaves = choicesOf(all, true)
const found = (query: string) => search(leaves, query, 10).map((choice) => choice.code)

test('leaves carry the names above them', () => {
  expect(leaves.map((choice) => choice.path.zh.join('/'))).toEqual([
    '生态环境/噪声污染/施工噪声',
    '生态环境/噪声污染/社会生活噪声',
    '道路照明',
  ])
})

test('words, pinyin and initials find the same category', () => {
  expect([found('施工'), found('shigong'), found('sgzs'), found('shi gong')]).toEqual([
    ['111'],
    ['111'],
    ['111'],
    ['111'],
  ])
})

test('a name above finds everything below it, and every word must match', () => {
  expect(found('生态')).toEqual(['111', '112'])
  expect(found('生态 生活')).toEqual(['112'])
  expect(found('生态 照明')).toEqual([])
})

test('one’s own name goes before a name above', () => {
  const places = choicesOf(
    [
      { code: 'a', name: '望京' },
      { code: 'b', parent: 'a', name: '北区' },
      { code: 'c', name: '小望京' },
    ],
    false,
  )
  expect(search(places, '望京', 10).map((choice) => choice.code)).toEqual(['a', 'c', 'b'])
})

test('an English name finds its category and is shown where there is one', () => {
  const [choice] = search(
    choicesOf(
      [
        { code: 'a', name: '道路', nameEn: 'Roads' },
        { code: 'b', parent: 'a', name: '路灯' },
      ],
      true,
    ),
    'road',
    5,
  )
  expect(choice?.path).toEqual({ zh: ['道路', '路灯'], en: ['Roads', '路灯'] })
})

test('an empty query shows the first ones', () => {
  expect(search(leaves, ' ', 2).length).toBe(2)
})

test('a word may run down the path: the beginnings of one step after another', () => {
  const places = choicesOf(
    [
      { code: 'a', name: '朝阳区', pinyin: 'chao yang qu', initials: 'cyq' },
      { code: 'b', parent: 'a', name: '望京街道', pinyin: 'wang jing jie dao', initials: 'wjjd' },
      { code: 'c', parent: 'a', name: '三里屯街道', pinyin: 'san li tun jie dao', initials: 'sltjd' },
    ],
    false,
  )
  const codes = (query: string) => search(places, query, 10).map((choice) => choice.code)
  for (const query of ['朝阳望京', 'chaoyangwangjing', 'cywj', 'cyqwj', 'chaoywangj'])
    expect(codes(query)).toEqual(['b'])
  expect(codes('wjcy')).toEqual([])
})

test('a community is found by its own name and comes after the subdistrict it lies in', () => {
  const places = choicesOf(
    [
      { code: '110105', name: '朝阳区', pinyin: 'chao yang qu' },
      { code: '110105026001', parent: '110105026', name: '望京西园社区', pinyin: 'wang jing xi yuan she qu' },
      { code: '110105026', parent: '110105', name: '望京街道', pinyin: 'wang jing jie dao' },
    ],
    false,
  )
  const codes = (query: string) => search(places, query, 5).map(({ code }) => code)
  expect(codes('wangjing')).toEqual(['110105026', '110105026001'])
  expect(codes('wjxy')).toEqual(['110105026001'])
  expect(codes('朝阳望京西园')).toEqual(['110105026001'])
  expect(places[1]?.path.zh).toEqual(['朝阳区', '望京街道', '望京西园社区'])
})
