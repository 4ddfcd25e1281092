import { loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What the machine did for the simulator's own process. */
export type Machine = {
  /** Share of one core. */
  cpu: number
  memoryMb: number
  /** 99 of 100 turns of the event loop were late by less, in ms. */
  loopDelayMs: number
  /** 99 of 100 calls came later than planned by less, in ms of this machine. */
  lateMs: number
  mostUnsent: number
  /** Processes wanting a core in the last minute, over all of the machine. */
  load: number
}

const lateAtMost = 250

/** Whether calls came when they should: above it a higher speed says nothing about a hotline. */
export const heldSpeed = ({ lateMs }: Machine): boolean => lateMs <= lateAtMost

/** Measures from now on. */
export function openGauge() {
  const began = performance.now()
  const before = process.cpuUsage()
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  const lates: number[] = []
  let mostUnsent = 0
  return {
    late: (ms: number) => {
      lates.push(ms)
    },
    unsent: (events: number) => {
      mostUnsent = Math.max(mostUnsent, events)
    },
    read: (): Machine => {
      const { user, system } = process.cpuUsage(before)
      const sorted = lates.toSorted((a, b) => a - b)
      return {
        cpu: (user + system) / 1000 / (performance.now() - began),
        memoryMb: process.memoryUsage.rss() / 2 ** 20,
        // the histogram counts its own period of 10 ms
        loopDelayMs: Math.max(0, loop.percentile(99) / 1e6 - 10),
        lateMs: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
        mostUnsent,
        load: loadavg()[0] ?? 0,
      }
    },
  }
}
