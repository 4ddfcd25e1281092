import { setTimeout as wait } from 'node:timers/promises'
import type { Switch } from './switch.ts'

/** One call each `everyMs` until `signal`; then whoever still waits hangs up. */
export async function callers(line: Switch, everyMs: number, signal: AbortSignal): Promise<number> {
  const names: string[] = []
  while (!signal.aborted) {
    names.push(await line.arrive())
    await wait(everyMs)
  }
  for (const call of names) await line.post({ type: 'caller-hung-up', call })
  return names.length
}
