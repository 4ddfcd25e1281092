import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { drained } from './drained.ts'

const listeners = (to: Writable) => to.listenerCount('drain') + to.listenerCount('close') + to.listenerCount('error')

test('waits for either, and leaves no listener behind', async () => {
  const to = new Writable()
  const before = listeners(to)
  for (const event of ['drain', 'close']) {
    const waited = drained(to)
    expect(listeners(to)).toBeGreaterThan(before)
    to.emit(event)
    await waited
    expect(listeners(to)).toBe(before)
  }
})

test('does not wait for one that has gone', async () => {
  const to = new Writable()
  to.destroy()
  await drained(to)
})
