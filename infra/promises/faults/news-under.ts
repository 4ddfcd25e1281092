import { setTimeout as wait } from 'node:timers/promises'
import { openAudience } from '../../stand/audience.ts'
import { stale } from '../../stand/stale.ts'
import type { Stand } from '../../stand/stand.ts'
import { until } from '../../stand/until.ts'
import type { Outcome } from './promise.ts'

/** After the fault, so that what it left behind is seen too. */
const AFTER_MS = 1_000
const QUIET_MS = 3_000

/** News during a fault and shortly after: how late it came at most, and what screens still lack 3 s after quiet. */
export async function newsUnder(stand: Stand, fault: () => Promise<void>, lateMs: number): Promise<Outcome> {
  await whole(stand)
  const crashes = () => stand.hubs.flatMap((hub) => hub.crashes)
  const before = crashes().length
  const audience = await openAudience(stand)
  try {
    const { hand, command } = await audience.during(fault().then(() => wait(AFTER_MS)))
    const wrong = await stale(stand.sql, audience.screens, QUIET_MS)
    const ended = crashes().slice(before)
    const worst = { hand: Math.max(...hand), command: Math.max(...command) }
    const figure = [
      `${hand.length + command.length} news, typed ${worst.hand.toFixed()} ms and commanded ${worst.command.toFixed()} ms late at most`,
      `${wrong.length} rows wrong`,
      `${ended.length} processes ended`,
      ...wrong.slice(0, 3),
      ...ended,
    ]
    return {
      figure: figure.join('; '),
      held: Math.max(worst.hand, worst.command) <= lateMs && wrong.length === 0 && ended.length === 0,
    }
  } finally {
    audience.close()
  }
}

/** Every hub hears the others by Redis. */
export async function whole({ hubs }: Stand): Promise<void> {
  const isWhole = async ({ url }: { url: string }) => {
    const { dependencies } = (await (await fetch(`${url}/readyz`)).json()) as {
      dependencies: { redis: { ok: boolean } }
    }
    return dependencies.redis.ok
  }
  await until(async () => (await Promise.all(hubs.map(isWhole))).every(Boolean), 10_000, 'news by Redis')
}
