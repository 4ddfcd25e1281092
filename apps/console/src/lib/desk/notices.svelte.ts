import type { NoticeRow } from '@hearline/protocol'
import type { Commands } from '#lib/commands/commands.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'
import { noticeOrder } from './notice-order.ts'

/** What others have told me, until I have read it. */
export class NoticesDoing extends Doing {
  readonly #desk: LiveDesk
  /** In the order of reading. */
  readonly unread = $derived.by(() => noticeOrder(this.#desk.notices.values()))

  constructor(commands: Commands, desk: LiveDesk) {
    super(commands)
    this.#desk = desk
  }

  /** The one named, or the first. */
  async read(notice: NoticeRow | undefined = this.unread[0]): Promise<void> {
    if (notice) await this.run('read-notice', { noticeId: notice.id })
  }
}
