import { once } from 'node:events'
import { connect } from 'node:net'
import { replies } from './resp.ts'

/** What was said on a channel of a Redis, word by word, to be said again when it is too late. */
export type Overheard = { readonly said: readonly string[]; say(text: string): void; close(): void }

export async function overhear(redisUrl: string, channel: string): Promise<Overheard> {
  const { port, hostname } = new URL(redisUrl)
  const said: string[] = []
  const listener = connect(Number(port), hostname)
  const speaker = connect(Number(port), hostname)
  speaker.resume() // its replies interest nobody
  const split = replies()
  listener.on('data', (chunk: Buffer) => {
    for (const unit of split(chunk)) {
      const words = unit.toString().split('\r\n').at(-2) // the last bulk string, in JSON without line ends
      if (words?.startsWith('{')) said.push(words)
    }
  })
  const command = (...parts: string[]) =>
    `*${parts.length}\r\n${parts.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`).join('')}`
  await Promise.all([once(listener, 'connect'), once(speaker, 'connect')])
  listener.write(command('SUBSCRIBE', channel))
  return {
    said,
    say: (text) => void speaker.write(command('PUBLISH', channel, text)),
    close() {
      listener.destroy()
      speaker.destroy()
    },
  }
}
