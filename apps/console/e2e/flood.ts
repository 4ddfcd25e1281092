import type { Page, WebSocketRoute } from '@playwright/test'
import type { QueueRow } from '@hearline/protocol'
import { setTimeout as pause } from 'node:timers/promises'

const topic = 'queues'
type Head = { epoch: string; seq: number }

/** A city with far more queues than the demo: stands between page and hub, and tells the queues itself. */
export class Flood {
  readonly #rows: QueueRow[]
  readonly #asked = new Set<string>()
  #page: WebSocketRoute | undefined
  #head: Head | undefined
  told = 0

  private constructor(rows: number) {
    this.#rows = Array.from({ length: rows }, (_, n) => ({
      kind: 'queue',
      id: `flood-${n}` as QueueRow['id'],
      version: 1,
      name: { zh: `第 ${n + 1} 受理队列`, en: `Queue number ${n + 1}` },
      waiting: 0,
      ready: 1,
      staffed: 179,
      serviceLevel15: 0.9,
    }))
  }

  /** Before the page has opened its socket. */
  static async over(page: Page, rows: number): Promise<Flood> {
    const flood = new Flood(rows)
    await page.routeWebSocket(/socket\.io/, (line) => flood.#stand(line))
    return flood
  }

  get ready(): boolean {
    return this.#head !== undefined
  }

  /** One piece of news of one queue; every figure of it changes. */
  tell(): void {
    const head = this.#head
    const n = this.told++ % this.#rows.length
    const before = this.#rows[n]
    if (!head || !before) throw new Error('nobody watches the queues')
    const at = new Date()
    const row = {
      ...before,
      version: before.version + 1,
      waiting: (before.waiting + 7) % 120,
      longestWaitSince: new Date(at.getTime() - 5_000 - ((this.told * 977) % 300_000)).toISOString(),
      ready: (before.ready + 3) % 150,
      serviceLevel15: ((this.told * 13) % 101) / 100,
    }
    this.#rows[n] = row
    head.seq += 1
    const news = { topic, epoch: head.epoch, seq: head.seq, at: at.toISOString(), rows: [row], gone: [] }
    this.#page?.send(`42${JSON.stringify(['news', news])}`)
  }

  /** News at an even pace; what was late is made up for. */
  async pour(perSecond: number, forMs: number): Promise<void> {
    const [begun, before] = [performance.now(), this.told]
    const most = Math.round((perSecond * forMs) / 1000)
    while (this.told - before < most) {
      await pause(1000 / perSecond)
      const due = Math.floor(((performance.now() - begun) * perSecond) / 1000)
      while (this.told - before < Math.min(due, most)) this.tell()
    }
  }

  #stand(line: WebSocketRoute): void {
    this.#page = line
    const hub = line.connectToServer()
    line.onMessage((message) => {
      const asked = /^42(\d+)\["watch",(.*)\]$/.exec(message.toString())
      if (asked && (JSON.parse(asked[2] ?? '{}') as { topic?: string }).topic === topic) this.#asked.add(asked[1] ?? '')
      hub.send(message)
    })
    hub.onMessage((message) => {
      const told = this.#changed(message.toString())
      if (told !== undefined) line.send(told)
    })
  }

  /** What the page hears instead; undefined: nothing. */
  #changed(message: string): string | undefined {
    const reply = /^43(\d+)\[(.*)\]$/s.exec(message)
    if (reply && this.#asked.delete(reply[1] ?? '')) {
      const { epoch, seq } = JSON.parse(reply[2] ?? '{}') as Head
      this.#head = { epoch, seq }
      return `43${reply[1]}${JSON.stringify([{ ok: true, topic, epoch, seq, rows: this.#rows }])}`
    }
    if (!message.startsWith('42[')) return message
    const [event, body] = JSON.parse(message.slice(2)) as [string, { topic?: string; heads?: Record<string, Head> }]
    if (event === 'news' && body.topic === topic) return undefined
    if (event === 'tick' && this.#head && body.heads?.[topic]) body.heads[topic] = this.#head
    return `42${JSON.stringify([event, body])}`
  }
}
