import type { Caller } from './callers/caller.ts'
import { pause, type Clock } from './clock.ts'

type Run = {
  clock: Clock
  callers: Iterable<Caller>
  arrive: (caller: Caller) => void
  /** Calls not ended and operators not done. */
  open: () => number
  signal: AbortSignal
  /** Simulated seconds allowed after the last arrival. */
  patience: number
  speed: number
  /** Told by how many simulated seconds each call came later than planned. */
  onLate?: (seconds: number) => void
}

/** Lets each caller call at her time, then waits until all is over. False when it was stopped, or did not end. */
export async function playOut({
  clock,
  callers,
  arrive,
  open,
  signal,
  patience,
  speed,
  onLate,
}: Run): Promise<boolean> {
  const start = clock.elapsed()
  const elapsed = () => clock.elapsed() - start
  for (const caller of callers) {
    const ahead = caller.at - elapsed()
    if (ahead > 0) await pause(clock, ahead, signal)
    if (signal.aborted) return false
    onLate?.(Math.max(0, elapsed() - caller.at))
    arrive(caller)
  }
  const last = elapsed()
  while (open() > 0 && elapsed() - last < patience && !signal.aborted) await pause(clock, 0.2 * speed, signal)
  return open() === 0
}
