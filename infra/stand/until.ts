import { setTimeout as wait } from 'node:timers/promises'

/** Asks another process until it says yes, for what sends no event; a refusal counts as "not yet". */
export async function until(ask: () => Promise<boolean>, withinMs: number, what = 'condition'): Promise<void> {
  const deadline = performance.now() + withinMs
  for (;;) {
    try {
      if (await ask()) return
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    if (performance.now() > deadline) throw new Error(`${what} did not hold within ${withinMs} ms`)
    await wait(50)
  }
}
