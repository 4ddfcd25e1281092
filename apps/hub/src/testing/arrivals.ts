import { randomUUID } from 'node:crypto'
import { call, Unavailable } from '@hearline/store'
import { count, eq } from 'drizzle-orm'
import type { CtiDeps } from '../cti/deps.ts'
import { receive } from '../cti/receive.ts'

const AT_ONCE = 4

/** Brings a few calls of a switch at a time, until there are as many as its share; a new life goes on where the last ended. */
export function arrivals(deps: CtiDeps, { switchId, share }: { switchId: string; share: number }) {
  let brought: number | undefined
  return async (): Promise<void> => {
    try {
      brought ??= await kept()
      for (let n = 0; n < AT_ONCE && brought < share; n += 1) {
        await dial(brought)
        brought += 1
      }
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      brought = undefined
    }
  }

  async function kept(): Promise<number> {
    const [row] = await deps.store.read.select({ n: count() }).from(call).where(eq(call.switchId, switchId))
    return row?.n ?? 0
  }

  async function dial(n: number): Promise<void> {
    const from = `139${String(10_000_000 + n)}`
    const event = { type: 'call-arrived', call: `call-${n}`, from, to: '12345' }
    const at = new Date().toISOString()
    await receive({ ...deps, switchId }, { id: randomUUID(), at, ageMs: 0, n: n + 1, ...event })
  }
}
