import { Unavailable } from '@hearline/store'
import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('so many run, so many wait, the rest are refused', async () => {
  const inTurn = turns(2, 3)
  const begun: (() => void)[] = []
  let most = 0
  let running = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((resolve) => begun.push(resolve))
    running -= 1
  }
  const all = Array.from({ length: 5 }, () => inTurn(work))
  await expect(inTurn(work)).rejects.toThrow(Unavailable)
  for (let n = 0; n < 5; n += 1) {
    await expect.poll(() => begun.length).toBeGreaterThan(n)
    begun[n]?.()
  }
  await Promise.all(all)
  expect({ most, begun: begun.length }).toEqual({ most: 2, begun: 5 })
})

test('a failure gives the turn on', async () => {
  const inTurn = turns(1, 1)
  const first = inTurn(() => Promise.reject(new Error('no')))
  const second = inTurn(() => Promise.resolve('yes'))
  await expect(first).rejects.toThrow('no')
  expect(await second).toBe('yes')
  expect(await inTurn(() => Promise.resolve('again'))).toBe('again')
})
