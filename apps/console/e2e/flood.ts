import type { Row } from '@hearline/protocol'
import type { Page, WebSocketRoute } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'

type Head = { epoch: string; seq: number }

/** What one topic shows, and what becomes of a row with the next piece of news. */
export type Flooded<R extends Row = Row> = { topic: string; rows: R[]; next: (row: R, told: number) => R }

/** A city far larger than the demo: stands between page and hub, and tells one topic itself. */
export class Flood<R extends Row = Row> {
  readonly #flooded: Flooded<R>
  readonly #asked = new Set<string>()
  #page: WebSocketRoute | undefined
  #head: Head | undefined
  told = 0

  private constructor(flooded: Flooded<R>) {
    this.#flooded = flooded
  }

  /** Before the page has opened its socket. */
  static async over<R extends Row>(page: Page, flooded: Flooded<R>): Promise<Flood<R>> {
    const flood = new Flood(flooded)
    await page.routeWebSocket(/socket\.io/, (line) => flood.#stand(line))
    return flood
  }

  get ready(): boolean {
    return this.#head !== undefined
  }

  /** One piece of news of one row. */
  tell(): void {
    const { topic, rows, next } = this.#flooded
    const head = this.#head
    const n = this.told++ % rows.length
    const before = rows[n]
    if (!head || !before) throw new Error(`nobody watches ${topic}`)
    const row = { ...next(before, this.told), version: before.version + 1 }
    rows[n] = row
    head.seq += 1
    const news = { topic, epoch: head.epoch, seq: head.seq, at: new Date().toISOString(), rows: [row], gone: [] }
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
      const wanted = asked && (JSON.parse(asked[2] ?? '{}') as { topic?: string }).topic
      if (wanted === this.#flooded.topic) this.#asked.add(asked?.[1] ?? '')
      hub.send(message)
    })
    hub.onMessage((message) => {
      const told = this.#changed(message.toString())
      if (told !== undefined) line.send(told)
    })
  }

  /** What the page hears instead; undefined: nothing. */
  #changed(message: string): string | undefined {
    const { topic, rows } = this.#flooded
    const reply = /^43(\d+)\[(.*)\]$/s.exec(message)
    if (reply && this.#asked.delete(reply[1] ?? '')) {
      const { epoch, seq } = JSON.parse(reply[2] ?? '{}') as Head
      this.#head = { epoch, seq }
      return `43${reply[1]}${JSON.stringify([{ ok: true, topic, epoch, seq, rows }])}`
    }
    if (!message.startsWith('42[')) return message
    const [event, body] = JSON.parse(message.slice(2)) as [string, { topic?: string; heads?: Record<string, Head> }]
    if (event === 'news' && body.topic === topic) return undefined
    if (event === 'tick' && this.#head && body.heads?.[topic]) body.heads[topic] = this.#head
    return `42${JSON.stringify([event, body])}`
  }
}
