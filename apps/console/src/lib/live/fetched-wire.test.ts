import { expect, test } from 'vitest'
import { fetchedWire } from './fetched-wire.ts'
import type { Ears, Wire } from './wire.ts'

const ears: Ears = { connected: () => {}, lost: () => {}, refused: () => {}, heard: () => {} }

function setUp() {
  const done: unknown[] = []
  const tries: PromiseWithResolvers<Wire>[] = []
  const laters: (() => void)[] = []
  const real: Wire = {
    connect: () => void done.push('connect'),
    disconnect: () => void done.push('disconnect'),
    connected: true,
    ask: (event) => Promise.resolve(event),
    listen: (heard) => void done.push(heard),
  }
  const fetch = () => {
    const next = Promise.withResolvers<Wire>()
    tries.push(next)
    return next.promise
  }
  return { done, tries, laters, real, wire: fetchedWire(fetch, (_, act) => void laters.push(act)) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('what was wanted before it was here is done when it comes, even at the second try', async () => {
  const { done, tries, laters, real, wire } = setUp()
  wire.listen(ears)
  wire.connect()
  expect(wire.connected).toBe(false)
  await expect(wire.ask('watch', {})).rejects.toThrow('not connected')
  tries[0]?.reject(new Error('no network'))
  await settled()
  laters[0]?.()
  tries[1]?.resolve(real)
  await settled()
  expect(done).toEqual([ears, 'connect'])
  expect(wire.connected).toBe(true)
  expect(await wire.ask('watch', {})).toBe('watch')
})

test('who left before it came is not connected', async () => {
  const { done, tries, real, wire } = setUp()
  wire.listen(ears)
  wire.connect()
  wire.disconnect()
  tries[0]?.resolve(real)
  await settled()
  expect(done).toEqual([ears])
})
