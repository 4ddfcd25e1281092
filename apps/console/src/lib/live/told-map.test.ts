import { expect, test } from 'vitest'
import { ToldMap } from './told-map.ts'

test('many changes are told once, and each key is named once', () => {
  const map = new ToldMap<number>()
  let told = 0
  map.tell(() => told++)
  map.set('a', 1).set('b', 1).set('a', 2)
  map.delete('b')
  map.delete('never there')
  expect([told, [...map.take()]]).toEqual([1, ['a', 'b']])
  expect(map.take().size).toBe(0)
  map.clear()
  expect([told, [...map.take()], map.size]).toEqual([2, ['a'], 0])
})
