import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from './boot.ts'

let hub: Awaited<ReturnType<typeof listen>>
const lines: Socket[] = []

beforeAll(async () => {
  hub = await listen(0, '127.0.0.1')
})
afterAll(() => {
  for (const line of lines) line.destroy()
  hub.http.close()
})

test('a floor that comes back while the hub is busy need not knock twice', async () => {
  const COUNT = 1_500
  const begun = performance.now()
  const answered = Array.from({ length: COUNT }, () => {
    const line = connect(hub.port, '127.0.0.1')
    lines.push(line)
    line.write('GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n')
    return new Promise<number>((resolve, reject) => {
      line.once('data', () => resolve(performance.now() - begun))
      line.once('error', reject)
    })
  })
  // nobody is let in while this turn lasts; the kernel must hold them all
  const latest = Math.max(...(await Promise.all(answered)))
  // a line that was dropped is tried again after 1 s at the earliest
  expect(latest).toBeLessThan(1_000)
})
