import { instruction, type Instruction } from '@hearline/protocol'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

/** A switch with one line at a time: it lets a caller ring in and obeys what the hub says about her. */
export class TinySwitch {
  readonly #url: string
  readonly #key: string
  readonly #closing = new AbortController()
  readonly #told: Instruction[] = []
  readonly #waiting = new Set<string>()
  #n = 0

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
  }

  /** Connects and reports for duty. */
  async open(): Promise<void> {
    const stream = await fetch(`${this.#url}/api/v1/cti/instructions`, {
      headers: { authorization: `Bearer ${this.#key}`, accept: 'text/event-stream' },
      signal: this.#closing.signal,
    })
    if (!stream.ok || !stream.body) throw new Error(`the hub answered the switch with ${stream.status}`)
    await this.#say({
      type: 'switch-up',
      boot: randomUUID(),
      can: ['hold', 'music', 'outside', 'listen', 'whisper'],
      seats: ['hub'],
      calls: [],
    })
    void this.#listen(stream.body)
  }

  close(): void {
    this.#closing.abort()
  }

  /** Somebody dials; resolves with her call. */
  async ring(from: string, to = '12345'): Promise<string> {
    const call = randomUUID()
    this.#waiting.add(call)
    await this.#say({ type: 'call-arrived', call, from, to, language: 'zh' })
    return call
  }

  /** Nobody is left on the line for whoever is ready next. */
  async hangUpAll(): Promise<void> {
    for (const call of this.#waiting) await this.hangUp(call)
  }

  async hangUp(call: string): Promise<void> {
    this.#waiting.delete(call)
    await this.#say({ type: 'caller-hung-up', call })
    await this.#say({ type: 'call-ended', call, cause: 'caller' })
  }

  /** The caller presses a digit. */
  press(call: string, digit: string): Promise<void> {
    return this.#say({ type: 'dtmf', call, digit })
  }

  /** Resolves with the line that the hub has made to this number. */
  async dialled(number: string, withinMs = 10_000): Promise<string> {
    const giveUp = performance.now() + withinMs
    for (;;) {
      const dial = this.#told.findLast((each) => each.do === 'dial' && each.number === number)
      if (dial) return dial.call
      if (performance.now() > giveUp) throw new Error('the hub did not have it dialled')
      await pause(20)
    }
  }

  /** Whoever was rung or dialled last for this call lifts the receiver. */
  async pickUp(call: string): Promise<void> {
    const ring = this.#told.findLast((each) => each.call === call && (each.do === 'ring' || each.do === 'dial'))
    if (ring?.do !== 'ring' && ring?.do !== 'dial') throw new Error('nobody was rung')
    await this.#say({ type: 'leg-answered', call, fence: ring.fence, leg: ring.leg })
  }

  /** Resolves when the hub has said `what` about the call. */
  async until(call: string, what: Instruction['do'], withinMs = 10_000): Promise<void> {
    const giveUp = performance.now() + withinMs
    while (!this.#told.some((each) => each.call === call && each.do === what)) {
      if (performance.now() > giveUp) throw new Error(`the hub did not say ${what}`)
      await pause(20)
    }
  }

  async #listen(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let rest = ''
    try {
      for await (const piece of body.pipeThrough(new TextDecoderStream())) {
        const parts = (rest + piece).split('\n\n')
        rest = parts.pop() ?? ''
        for (const part of parts) await this.#hear(part)
      }
    } catch (error) {
      if (!this.#closing.signal.aborted) throw error
    }
  }

  async #hear(event: string): Promise<void> {
    if (!/^event: ?instruction$/m.test(event)) return
    const data = /^data: ?(.*)$/m.exec(event)?.[1]
    const told = instruction.parse(JSON.parse(data ?? ''))
    this.#told.push(told)
    const about = { call: told.call, fence: told.fence }
    if (told.do === 'ring' || told.do === 'dial') await this.#say({ type: 'leg-ringing', ...about, leg: told.leg })
    else if (told.do === 'connect') await this.#say({ type: 'connected', ...about })
    else if (told.do === 'hold') await this.#say({ type: 'held', ...about })
    else if (told.do === 'resume') await this.#say({ type: 'resumed', ...about })
    else if (told.do === 'hang-up') this.#waiting.delete(told.call)
    if (told.do === 'hang-up') await this.#say({ type: 'call-ended', call: told.call, cause: 'hub' })
  }

  async #say(event: object): Promise<void> {
    const head = { id: randomUUID(), at: new Date().toISOString(), ageMs: 0, n: ++this.#n }
    const answer = await fetch(`${this.#url}/api/v1/cti/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...head, ...event }),
    })
    if (answer.status !== 202) throw new Error(`the hub answered ${answer.status}: ${await answer.text()}`)
  }
}
