import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { startRedis } from '../redis/server.ts'
import { openProxy, type Proxy } from './proxy.ts'
import { isNews, replies } from './resp.ts'

/** A Redis that can be treated badly, and the line every hub reaches it by. */
export type StandRedis = {
  /** Of the line. */
  readonly url: string
  readonly line: Proxy
  kill(): Promise<void>
  start(): Promise<void>
  /** SIGSTOP, and SIGCONT after so many ms: no connection breaks and nothing is answered. */
  freeze(ms: number): Promise<void>
  /** Forgets all it keeps and breaks with all that listen; resolves with how many those were. */
  flush(): Promise<number>
  /** Dies and comes back, again and again, for so many ms. */
  flap(ms: number): Promise<void>
  close(): Promise<void>
}

const DOWN_MS = 250
const UP_MS = 400

export async function openRedis(): Promise<StandRedis> {
  let server = await startRedis()
  const { port } = server
  const line = await openProxy({ target: port, split: replies, mayTamper: isNews })
  const kill = () => server.stop('SIGKILL')
  const start = async () => {
    server = await startRedis({ port })
  }
  return {
    url: `redis://127.0.0.1:${line.port}`,
    line,
    kill,
    start,
    async freeze(ms) {
      const { pid } = server
      process.kill(pid, 'SIGSTOP')
      await wait(ms).finally(() => process.kill(pid, 'SIGCONT'))
    },
    async flush() {
      const socket = connect(port, '127.0.0.1')
      socket.write('FLUSHALL\r\nSCRIPT FLUSH\r\nCLIENT KILL TYPE pubsub\r\n')
      let said = ''
      for await (const chunk of socket) if (/:\d+\r\n/.test((said += String(chunk)))) break
      return Number(/:(\d+)\r\n/.exec(said)?.[1])
    },
    async flap(ms) {
      const end = performance.now() + ms
      while (performance.now() < end) {
        await kill()
        await wait(DOWN_MS)
        await start()
        await wait(UP_MS)
      }
    },
    async close() {
      await line.close()
      await server.stop()
    },
  }
}
