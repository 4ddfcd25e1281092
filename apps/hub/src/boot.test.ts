import { existsSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from './boot.ts'

const COUNT = 1_500
const NETSTAT = '/proc/net/netstat'
const longest = existsSync(NETSTAT) ? Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')) : 0

let hub: Awaited<ReturnType<typeof listen>>
const lines: Socket[] = []

beforeAll(async () => {
  hub = await listen(0, '127.0.0.1')
})
afterAll(() => {
  for (const line of lines) line.destroy()
  hub.http.close()
})

test.skipIf(longest < COUNT)(
  'a floor that comes back while the hub is busy need not knock twice (where the kernel counts and holds so many)',
  async () => {
    const before = overflows()
    const answered = Array.from({ length: COUNT }, () => {
      const line = connect(hub.port, '127.0.0.1')
      lines.push(line)
      line.write('GET /healthz HTTP/1.1\r\nHost: hub\r\n\r\n')
      return new Promise<void>((resolve, reject) => {
        line.once('data', () => resolve())
        line.once('error', reject)
      })
    })
    // nobody is let in while this turn lasts; the kernel must hold them all
    await Promise.all(answered)
    expect(overflows() - before).toBe(0)
  },
)

/** Lines the kernel has turned away so far because nobody let them in. */
function overflows(): number {
  const [names = [], counts = []] = readFileSync(NETSTAT, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('TcpExt:'))
    .map((line) => line.split(' '))
  return Number(counts[names.indexOf('ListenOverflows')])
}
