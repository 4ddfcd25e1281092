import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

test('of many at once one runs at a time, in order, and each hears of its own', async () => {
  const turns = new Turns()
  const seen: string[] = []
  const act = (name: string, done: boolean) => async () => {
    seen.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve))
    seen.push(`${name} ends`)
    return done
  }
  const done = await Promise.all([
    turns.take(act('one', true)),
    turns.take(act('two', false)),
    turns.take(act('three', true)),
  ])
  expect(done).toEqual([true, false, true])
  expect(seen).toEqual(['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

test('what fails keeps nobody from a turn', async () => {
  const turns = new Turns()
  const failed = turns.take(() => Promise.reject(new Error('lost')))
  const next = turns.take(() => Promise.resolve(true))
  await expect(failed).rejects.toThrow('lost')
  expect(await next).toBe(true)
  expect(await turns.take(() => Promise.resolve(true))).toBe(true)
})
