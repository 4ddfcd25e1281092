import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door between the hub and Postgres: open, shut (connections are cut and refused), or frozen (nothing passes). */
export async function openGate(url: string) {
  const behind = new URL(url)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isFrozen = false

  const server = createServer((near) => {
    const far = connect(Number(behind.port), behind.hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('data', (bytes) => {
        if (!isFrozen && !other.destroyed) other.write(bytes)
      })
      one.on('error', () => undefined)
      one.on('close', () => {
        pairs.delete(pair)
        other.destroy()
      })
    }
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const front = new URL(url)
  front.port = String(port)
  front.hostname = '127.0.0.1'

  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  return {
    url: front.href,
    async shut(): Promise<void> {
      const closed = new Promise((done) => server.close(done))
      cut()
      await closed
    },
    open: () => listen(port),
    freeze(): void {
      isFrozen = true
    },
    /** What was lost in between breaks the connections. */
    thaw(): void {
      isFrozen = false
      cut()
    },
  }
}
