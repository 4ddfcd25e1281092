import { sentNotices } from '@hearline/protocol'
import type { z } from 'zod'
import type { Refusal } from '#lib/commands/refusal.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'

export type Sent = z.infer<typeof sentNotices>['notices'][number]
const every = 3_000

/** What I wrote in this shift, and who has read it; asked for again while somebody looks. */
export class SentNotices {
  all = $state.raw<readonly Sent[]>()
  refusal = $state.raw<Refusal>()

  async load(): Promise<void> {
    const found = await fetchJson('/api/v1/notices/sent', sentNotices)
    this.refusal = 'code' in found ? found : undefined
    if (!('code' in found)) this.all = found.notices
  }

  /** Follows until the returned function is called. */
  follow(): () => void {
    void this.load()
    const timer = setInterval(() => void this.load(), every)
    return () => clearInterval(timer)
  }
}

/** Who has not read it yet. */
export const unreadOf = ({ to }: Sent) => to.filter(({ readAt }) => readAt === undefined)
