import { setTimeout as pause } from 'node:timers/promises'
import { openLine, type Line, type Traffic } from './line.ts'
import { Unavailable } from './unavailable.ts'

/** Lines taken in turn: at most `size` at once, a bounded row of those who wait, then `Unavailable`. */
export type Pool = {
  use<T>(work: (line: Line) => Promise<T>): Promise<T>
  end(): Promise<void>
}

export type PoolOptions = {
  readonly url: string
  readonly size: number
  /** How many may wait; 16 a line when absent. */
  readonly waiting?: number
  /** How long one waits, in ms; 1 s when absent. */
  readonly patience?: number
  readonly traffic?: Traffic
}

type Waiting = { take(line: Line): void; refuse(error: Unavailable): void }

export function openPool({ url, size, waiting: longest = size * 16, patience = 1_000, traffic }: PoolOptions): Pool {
  const lines = new Set<Line>()
  const idle: Line[] = []
  const waiting: Waiting[] = []
  let notBefore = 0
  const closed = new Unavailable('the store is closed')
  /** The line that knocks for all while Postgres lets nobody in: once back, it has to deal with every caller who gave up. */
  let knocking: Line | undefined
  let failing = false
  const noted: Traffic = {
    ...traffic,
    answered() {
      failing = false
      traffic?.answered?.()
    },
  }
  let open = true

  function newLine(): Line {
    const line = openLine(url, noted)
    lines.add(line)
    if (failing) knocking = line
    line.onLost(() => {
      lines.delete(line)
      if (knocking === line) knocking = undefined
      if (line.wasUp()) return
      failing = true
      notBefore = performance.now() + 100 + Math.random() * 200
    })
    return line
  }

  function free(): Line | undefined {
    for (;;) {
      const line = idle.pop()
      if (!line?.lost()) return line
    }
  }

  const isOpen = () => open
  const isKnocking = () => failing && knocking !== undefined
  const away = () => new Unavailable('Postgres lets nobody in')

  let taken = 0
  async function acquire(): Promise<Line> {
    if (!open) throw closed
    if (taken >= size) return wait()
    taken += 1
    const line = free()
    if (line) return line
    const rest = notBefore - performance.now()
    if (rest > 0) await pause(rest)
    if (isOpen() && !isKnocking()) return newLine()
    taken -= 1
    throw isOpen() ? away() : closed
  }

  function wait(): Promise<Line> {
    if (waiting.length >= longest) throw new Unavailable('too many wait for Postgres')
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        take: (line) => settle(() => resolve(line)),
        refuse: (error) => settle(() => reject(error)),
      }
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1)
        reject(new Unavailable('no connection to Postgres became free in time'))
      }, patience)
      const settle = (how: () => void) => {
        clearTimeout(late)
        how()
      }
      waiting.push(entry)
    })
  }

  function release(line: Line): void {
    const next = waiting.shift()
    if (next && !(line.lost() && isKnocking())) {
      next.take(line.lost() ? newLine() : line)
      return
    }
    for (const entry of next ? [next, ...waiting.splice(0)] : []) entry.refuse(away())
    taken -= 1
    if (!line.lost()) idle.push(line)
  }

  return {
    async use(work) {
      const line = await acquire()
      try {
        return await work(line)
      } finally {
        release(line)
      }
    },
    async end() {
      open = false
      for (const entry of waiting.splice(0)) entry.refuse(closed)
      await Promise.all([...lines].map((line) => line.end()))
    },
  }
}
