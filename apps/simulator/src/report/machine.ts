import { loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Moment } from './sample.ts'

/** What the machine did for the simulator's own process. */
export type Machine = {
  /** Share of one core. */
  cpu: number
  memoryMb: number
  /** 99 of 100 turns of the event loop were late by less, in ms. */
  loopDelayMs: number
  /** 99 of 100 calls came later than planned by less, in ms of this machine. */
  lateMs: number
  /** 99 of 100 events of the switch were taken by the hub after less, in ms of this machine. */
  takenMs: number
  /** 99 of 100 of either came later by less, in seconds of the day at the speed it then had. */
  addedSeconds: number
  mostUnsent: number
  /** Processes wanting a core in the last minute, over all of the machine. */
  load: number
}

/** So late was something, in ms of the machine and in seconds of the day. */
export type Delay = { ms: number; seconds: number }

/** What the machine may add to any wait, in ms of its own and in seconds of the day. */
const addsAtMost = 250
const ofTheDay = 5

/** Whether calls came, and the hub heard, when they should: else a higher speed says nothing about a hotline. */
export const heldSpeed = ({ lateMs, takenMs, addedSeconds }: Machine): boolean =>
  Math.max(lateMs, takenMs) <= addsAtMost && addedSeconds <= ofTheDay

/**
 * Measures from now on.
 * @param taken how long after each event the hub had taken it; it grows
 */
export function openGauge(taken: readonly Delay[]) {
  const began = performance.now()
  const before = process.cpuUsage()
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  const lates: Delay[] = []
  let mostUnsent = 0
  let last = { at: began, cpu: before, lates: 0, taken: taken.length }
  return {
    late: (delay: Delay) => {
      lates.push(delay)
    },
    unsent: (events: number) => {
      mostUnsent = Math.max(mostUnsent, events)
    },
    /** What was done since the last look. */
    look: (): Moment => {
      const [at, cpu] = [performance.now(), process.cpuUsage()]
      const [late, takenAfter] = [lates.slice(last.lates), taken.slice(last.taken)]
      const used = cpu.user + cpu.system - last.cpu.user - last.cpu.system
      const moment = {
        cpu: used / 1000 / Math.max(1, at - last.at),
        load: loadavg()[0] ?? 0,
        ...(late.length === 0 ? {} : { lateMs: mostOf(late, 'ms') }),
        ...(takenAfter.length === 0 ? {} : { takenMs: mostOf(takenAfter, 'ms') }),
      }
      last = { at, cpu, lates: lates.length, taken: taken.length }
      return moment
    },
    read: (): Machine => {
      const { user, system } = process.cpuUsage(before)
      return {
        cpu: (user + system) / 1000 / (performance.now() - began),
        memoryMb: process.memoryUsage.rss() / 2 ** 20,
        // the histogram counts its own period of 10 ms
        loopDelayMs: Math.max(0, loop.percentile(99) / 1e6 - 10),
        lateMs: mostOf(lates, 'ms'),
        takenMs: mostOf(taken, 'ms'),
        addedSeconds: Math.max(mostOf(lates, 'seconds'), mostOf(taken, 'seconds')),
        mostUnsent,
        load: loadavg()[0] ?? 0,
      }
    },
  }
}

/** What 99 of 100 stay below. */
const mostOf = (list: readonly Delay[], unit: keyof Delay): number =>
  list.map((delay) => delay[unit]).toSorted((a, b) => a - b)[Math.floor(list.length * 0.99)] ?? 0
