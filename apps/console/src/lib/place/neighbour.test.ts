import { expect, test } from 'vitest'
import map from './beijing.json' with { type: 'json' }
import { neighbour } from './neighbour.ts'

const of = (zh: string) => map.districts.find((district) => district.zh === zh)!
const step = (from: string, key: string) => neighbour(map.districts, of(from), key)?.zh

test('an arrow leads to the district that lies there', () => {
  expect([step('西城', 'ArrowRight'), step('东城', 'ArrowLeft'), step('东城', 'ArrowRight')]).toEqual([
    '东城',
    '西城',
    '朝阳',
  ])
  expect(step('怀柔', 'ArrowUp')).toBeUndefined()
  expect(step('房山', 'ArrowLeft')).toBeUndefined()
  expect(step('东城', 'Enter')).toBeUndefined()
})

test('every district is reached from every other one by arrows', () => {
  for (const start of map.districts) {
    const reached = [start]
    for (const district of reached)
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = neighbour(map.districts, district, key)
        if (next && !reached.includes(next)) reached.push(next)
      }
    expect(reached).toHaveLength(16)
  }
})
