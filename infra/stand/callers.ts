import { setTimeout as wait } from 'node:timers/promises'
import type { Switch } from './switch.ts'

/** One call each `everyMs` until `signal`, unless the hub cannot take it; then whoever still waits hangs up. */
export async function callers(line: Switch, everyMs: number, signal: AbortSignal): Promise<void> {
  const names: string[] = []
  while (!signal.aborted) {
    const call = await line.arrive().catch(() => undefined)
    if (call !== undefined) names.push(call)
    await wait(everyMs)
  }
  for (const call of names) await line.post({ type: 'caller-hung-up', call })
}
