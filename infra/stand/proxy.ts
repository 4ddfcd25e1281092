import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { chunks, type Splitter } from './resp.ts'
import type { Fate, Tampering } from './tampering.ts'

/** A bad line on loopback. Tampering concerns what the target says, one unit at a time. */
export type Proxy = {
  readonly port: number
  readonly links: number
  /** How many units met which fate. */
  readonly fates: Readonly<Record<Fate, number>>
  /** Breaks every link there is. */
  cut(): void
  /** While refused, a new link is broken as soon as it is made. */
  refuse(refused: boolean): void
  /** Every chunk, both ways, arrives so much later; order is kept. */
  delay(ms: number): void
  /** Until called without an argument. */
  tamper(how?: Tampering): void
  close(): Promise<void>
}

export type ProxyOptions = {
  /** Port of the target on 127.0.0.1. Of several each link gets the next in turn, or whichever after it does not refuse. */
  target: number | (() => readonly number[])
  split?: () => Splitter
  /** Units that no tampering may touch without breaking the stream itself. */
  mayTamper?: (unit: Buffer) => boolean
}

export async function openProxy({ target, split = chunks, mayTamper = () => true }: ProxyOptions): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const fates: Record<Fate, number> = { pass: 0, drop: 0, double: 0, hold: 0, cut: 0 }
  let isRefusing = false
  let delayMs = 0
  let tampering: Tampering | undefined

  /** Writes in order, each chunk when its time has come. */
  function lane(to: Socket): (chunk: Buffer) => void {
    let last = Promise.resolve()
    let waiting = 0
    const write = (chunk: Buffer): void => {
      if (to.writable) to.write(chunk)
    }
    return (chunk) => {
      if (delayMs === 0 && waiting === 0) return write(chunk)
      const due = performance.now() + delayMs
      waiting += 1
      last = last.then(async () => {
        await wait(Math.max(0, due - performance.now()))
        waiting -= 1
        write(chunk)
      })
    }
  }

  function fateOf(unit: Buffer): Fate {
    const fate = tampering !== undefined && mayTamper(unit) ? tampering(unit) : 'pass'
    fates[fate] += 1
    return fate
  }

  function tamperer(send: (unit: Buffer) => void, breakLink: () => void): (chunk: Buffer) => void {
    const units = split()
    let held: Buffer[] = []
    return (chunk) => {
      for (const unit of units(chunk)) {
        const fate = fateOf(unit)
        if (fate === 'cut') return breakLink()
        if (fate === 'hold') held.push(unit)
        if (fate === 'pass' || fate === 'double') {
          const late = held
          held = []
          for (const one of [unit, ...late, ...(fate === 'double' ? [unit] : [])]) send(one)
        }
      }
    }
  }

  let turn = 0
  async function reach(): Promise<Socket | undefined> {
    const targets = typeof target === 'number' ? [target] : target()
    turn += 1
    for (let n = 0; n < targets.length; n += 1) {
      const there = connect(targets[(turn + n) % targets.length] ?? 0, '127.0.0.1')
      if (await once(there, 'connect').then(Boolean, () => false)) return there
    }
    return undefined
  }

  const server = createServer((here) => {
    here.on('error', () => undefined)
    if (isRefusing) return void here.destroy()
    void reach().then((there) => {
      if (there !== undefined && !here.destroyed) return join(here, there)
      here.destroy()
      there?.destroy()
    })
  })

  function join(here: Socket, there: Socket): void {
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      sockets.add(one)
      one.setNoDelay(true)
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    here.on('data', lane(there))
    there.on(
      'data',
      tamperer(lane(here), () => here.destroy()),
    )
  }
  // a whole floor may come back at once
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 })
  await once(server, 'listening')

  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    get links() {
      return sockets.size / 2
    },
    fates,
    cut,
    refuse: (refused) => void (isRefusing = refused),
    delay: (ms) => void (delayMs = ms),
    tamper: (how) => void (tampering = how),
    async close() {
      const closed = once(server, 'close')
      server.close()
      cut()
      await closed
    },
  }
}
