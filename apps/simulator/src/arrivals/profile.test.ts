import { expect, test } from 'vitest'
import { loadAt, readProfile } from './profile.ts'

test('load is a share of the peak, on the next day as on this one', () => {
  const profile = [1, 4, 2, 3]
  expect(loadAt(profile, 6 * 3600)).toBe(1)
  expect(loadAt(profile, 5.9 * 3600)).toBe(0.25)
  expect(loadAt(profile, 30 * 3600)).toBe(1)
})

test('a table of counts becomes the mean of its full days', () => {
  const day = (name: string, count: number) => [name, ...new Array<number>(240).fill(count)].join(',')
  const profile = readProfile(
    [day('date', 0), day('1999-01-01', 4), day('1999-01-02', 6), day('1999-01-03', 0)].join('\n'),
  )
  expect(profile).toHaveLength(240)
  expect(profile?.every((mean) => mean === 5)).toBe(true)
})

test('a table that cannot be read gives no profile', () => {
  expect(readProfile('')).toBeUndefined()
  expect(readProfile('date,00:00\n1999-01-01,x')).toBeUndefined()
  expect(readProfile('date,00:00\n1999-01-01,1\n1999-01-02,1,2')).toBeUndefined()
})
