import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { instruction, type Instruction } from '@hearline/protocol'
import { stand } from './hub.ts'

/** A switch of the stand: says what the test says, and hears what the hub instructs. */
export type Switch = {
  post(event: Record<string, unknown>): Promise<{ status: number; body: Record<string, unknown> }>
  raw(body: string): Promise<{ status: number; body: Record<string, unknown> }>
  up(): Promise<void>
  /** A call arrives; resolves with the switch's own name of it. */
  arrive(to?: string, from?: string): Promise<string>
  readonly heard: readonly Instruction[]
  hear(wanted: (one: Instruction) => boolean, withinMs?: number): Promise<Instruction>
  close(): void
}

/** `hear` is told of every instruction as it comes. */
export function openSwitch(
  hubUrl: string,
  key = stand.CTI_KEY,
  hear: (one: Instruction) => void = () => undefined,
): Switch {
  const authorization = `Bearer ${key}`
  const boot = randomUUID()
  const heard: Instruction[] = []
  const waiters = new Set<() => void>()
  const stop = new AbortController()
  let n = 0
  const raw = async (body: string) => {
    const reply = await fetch(`${hubUrl}/api/v1/cti/events`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body,
    })
    const text = await reply.text()
    return { status: reply.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
  }
  const post = (event: Record<string, unknown>) =>
    raw(JSON.stringify({ id: randomUUID(), at: new Date().toISOString(), ageMs: 0, n: ++n, ...event }))
  void listen(hubUrl, authorization, stop.signal, (one) => {
    heard.push(one)
    hear(one)
    for (const look of waiters) look()
  })
  return {
    post,
    raw,
    heard,
    async up() {
      await post({ type: 'switch-up', boot, can: ['announce', 'music', 'hold', 'outside'], seats: ['hub'], calls: [] })
    },
    async arrive(to = '12345', from = `139${String(Math.floor(1e7 + Math.random() * 8e7))}`) {
      const call = `stand-${randomUUID()}`
      const reply = await post({ type: 'call-arrived', call, from, to })
      if (reply.status !== 202) throw new Error(`call-arrived: ${reply.status} ${JSON.stringify(reply.body)}`)
      return call
    },
    hear: (wanted, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const one = heard.find(wanted)
          if (!one) return
          clearTimeout(timer)
          waiters.delete(look)
          resolve(one)
        }
        const timer = setTimeout(() => reject(new Error(`instruction not heard within ${withinMs} ms`)), withinMs)
        waiters.add(look)
        look()
      }),
    close: () => stop.abort(),
  }
}

/** Server-sent events by hand: the platform has no client for them in Node 24. */
async function listen(hubUrl: string, authorization: string, signal: AbortSignal, say: (one: Instruction) => void) {
  let cursor = ''
  const hear = (message: string) => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(message)?.[1]
    cursor = field('id') ?? cursor
    if (field('event') === 'instruction') say(instruction.parse(JSON.parse(field('data') ?? '')))
  }
  const stream = async () => {
    const headers = { authorization, ...(cursor ? { 'last-event-id': cursor } : {}) }
    const reply = await fetch(`${hubUrl}/api/v1/cti/instructions`, { headers, signal })
    let buffer = ''
    for await (const chunk of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const messages = (buffer + chunk).split('\n\n')
      buffer = messages.pop() ?? ''
      messages.forEach(hear)
    }
  }
  for (;;) {
    await stream().catch(() => undefined)
    if (signal.aborted) return
    await wait(200)
  }
}
