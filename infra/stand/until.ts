import { setTimeout as wait } from 'node:timers/promises'

/** Asks another process until it says yes, for what sends no event; a refusal counts as "not yet". */
export async function until(ask: () => Promise<boolean>, withinMs: number, what = 'condition'): Promise<void> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const no = await ask().then(
      (yes) => (yes ? undefined : ''),
      (error: unknown) => `: ${String(error)}`,
    )
    if (no === undefined) return
    if (performance.now() > deadline) throw new Error(`${what} did not hold within ${withinMs} ms${no}`)
    await wait(50)
  }
}
