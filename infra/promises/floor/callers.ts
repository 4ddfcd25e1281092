import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Instruction } from '@hearline/protocol'
import { openSwitch } from '../../stand/switch.ts'
import type { Recorder } from './recorder.ts'

/** Of all callers, those who hang up by themselves soon after they called. */
const IMPATIENT = 0.15
const PATIENCE_MS = 3_000

/** A switch that says everything until it is heard, and does what it is told. */
export async function openCallers(url: string, recorder: Recorder, random: () => number) {
  const stop = new AbortController()
  const open = new Set<string>()
  const replies = new Set<Promise<void>>()
  const line = recorder.line(openSwitch(url, undefined, obey))

  async function say(event: Record<string, unknown>): Promise<void> {
    const id = randomUUID()
    while (!stop.signal.aborted) {
      const answer = await line.post({ id, ...event }).catch(() => undefined)
      if (answer && answer.status < 500) return
      await wait(200)
    }
  }
  const later = (work: Promise<void>) => {
    replies.add(work)
    void work.finally(() => replies.delete(work))
  }
  function obey(one: Instruction): void {
    recorder.hears(one)
    const { call, fence } = one
    if (one.do === 'connect') later(say({ type: 'connected', call, fence }))
    if (one.do === 'hang-up' && open.delete(call)) later(say({ type: 'call-ended', call, cause: 'hub' }))
  }
  async function hangUp(call: string): Promise<void> {
    if (open.delete(call)) await say({ type: 'caller-hung-up', call })
  }
  async function dial(): Promise<void> {
    const call = `floor-${randomUUID()}`
    const patience = random() < IMPATIENT ? random() * PATIENCE_MS : undefined
    const from = `138${Math.floor(1e7 + random() * 8e7)}`
    open.add(call)
    await say({ type: 'call-arrived', call, from, to: '12345' })
    if (patience === undefined) return
    await wait(patience)
    await hangUp(call)
  }
  const begin = { type: 'switch-up', boot: randomUUID(), can: ['music', 'hold'], seats: ['hub'], calls: [] }
  await say(begin)
  return {
    open,
    /** So many calls a second until `signal`. */
    async call(perSecond: number, signal: AbortSignal): Promise<number> {
      let count = 0
      for (; !signal.aborted; count += 1) {
        later(dial())
        await wait(1_000 / perSecond)
      }
      return count
    },
    /** Whoever is still on the line after so many ms hangs up; resolves when all that was to be said is said. */
    async over(withinMs: number): Promise<void> {
      const end = performance.now() + withinMs
      while (open.size > 0 && performance.now() < end) await wait(50)
      await Promise.all([...open].map(hangUp))
      while (replies.size > 0) await Promise.all(replies)
    },
    close() {
      stop.abort()
      line.close()
    },
  }
}
