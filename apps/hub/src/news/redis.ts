import type { LiveChange } from '@hearline/store'
import { createClient } from 'redis'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { readMessage, writeMessage } from './message.ts'

/** News to and from the other hubs. It may drop, double or reorder: it carries news, never state. */
export type Bridge = {
  publish(changes: readonly LiveChange[]): void
  /** The own echo came back lately: what others announce arrives too. */
  isWhole(): boolean
  readonly configured: boolean
  stop(): Promise<void>
}

/** One hub alone. */
export const noBridge: Bridge = {
  publish: () => undefined,
  isWhole: () => true,
  configured: false,
  stop: async () => {},
}

/** Hubs of one database hear each other; whoever else does, by an equal name, is told apart by the data epoch. */
export const newsChannel = (databaseUrl: string): string => `hearline.news${new URL(databaseUrl).pathname}`

const ECHO_MS = 600
const BEAT_MS = 250

export type BridgeDeps = {
  readonly url: string
  readonly channel: string
  readonly hubId: string
  /** Of the floor that is shown now; empty while none is. */
  readonly dataEpoch: () => string
  readonly log: Log
  readonly metrics: Metrics
  readonly onNews: (changes: readonly LiveChange[]) => void
}

export function openBridge({ url, channel, hubId, dataEpoch, log, metrics, onNews }: BridgeDeps): Bridge {
  let sent = 0
  let unheard: { n: number; at: number }[] = []
  let whole = false
  let subscribed = false
  const open = (name: string) => {
    const client = createClient({
      url,
      disableOfflineQueue: true,
      commandsQueueMaxLength: 2_000,
      socket: { connectTimeout: 2_000, reconnectStrategy: (tries) => Math.min(100 + tries * 100, 1_000) },
    })
    // without a listener an error ends the process; the healing read makes up for what is lost
    client.on('error', (error: unknown) => {
      log.debug({ err: error, name }, 'Redis trouble')
    })
    return client
  }
  const publisher = open('publisher')
  const subscriber = open('subscriber')

  function tell(now: boolean): void {
    if (now === whole) return
    whole = now
    metrics.redisUp.set(now ? 1 : 0)
    if (now) log.info('news reaches the other hubs')
    else log.warn('news is lost on the way; the healing read takes over')
  }

  function hear(text: string): void {
    const message = readMessage(text)
    if (message === undefined) return
    if (message.hub !== hubId) {
      // before the first read and after a restore some hub stands on another history
      if (message.data !== '' && message.data === dataEpoch()) onNews(message.changes)
      return
    }
    unheard = unheard.filter(({ n }) => n > message.n)
    tell(true)
  }

  function publish(changes: readonly LiveChange[]): void {
    sent += 1
    if (unheard.length < 1_000) unheard.push({ n: sent, at: performance.now() })
    const text = writeMessage({ hub: hubId, n: sent, data: dataEpoch(), changes })
    publisher.publish(channel, text).catch(() => metrics.redisLost.inc())
  }

  const ignore = () => undefined
  publisher.connect().catch(ignore)
  // once; the client itself subscribes again after each reconnect
  subscriber.on('ready', () => {
    if (subscribed) return
    subscribed = true
    subscriber.subscribe(channel, hear).catch(() => (subscribed = false))
  })
  subscriber.connect().catch(ignore)
  const beat = setInterval(() => {
    const [oldest] = unheard
    if (oldest !== undefined && performance.now() - oldest.at > ECHO_MS) tell(false)
    if (!whole) unheard = []
    publish([])
  }, BEAT_MS)

  return {
    publish,
    configured: true,
    isWhole: () => whole,
    async stop() {
      clearInterval(beat)
      for (const client of [publisher, subscriber]) client.destroy()
      await Promise.resolve()
    },
  }
}
