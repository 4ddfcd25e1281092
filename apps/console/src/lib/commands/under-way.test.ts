import { expect, test } from 'vitest'
import { UnderWay } from './under-way.ts'

test('the same is not done again while it is under way; another is, and the same when it is over', async () => {
  const underWay = new UnderWay()
  const over = Promise.withResolvers<undefined>()
  const done: string[] = []
  const act = (id: string) =>
    underWay.once(id, async () => {
      done.push(id)
      await over.promise
    })
  const all = [act('a'), act('a'), act('b')]
  expect(done).toEqual(['a', 'b'])
  expect(underWay.has('a')).toBe(true)
  over.resolve(undefined)
  await Promise.all(all)
  expect(underWay.has('a')).toBe(false)
  await act('a')
  expect(done).toEqual(['a', 'b', 'a'])
})

test('what failed is over too', async () => {
  const underWay = new UnderWay()
  await expect(underWay.once('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect(underWay.has('a')).toBe(false)
})
