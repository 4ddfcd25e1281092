import type { Role } from '@hearline/domain'
import type { NoticeRow } from '@hearline/protocol'
import type { Commands } from '#lib/commands/commands.ts'
import type { LiveDesk } from '#lib/live/live-desk.svelte.ts'
import { Doing } from './doing.svelte.ts'
import { noticeOrder } from './notice-order.ts'

/** What others have told me, until I have read it. */
export class NoticesDoing extends Doing {
  readonly #desk: LiveDesk
  readonly #role: Role
  /** In the order of reading. */
  readonly unread = $derived.by(() => noticeOrder(this.#desk.notices.values()).filter((notice) => this.#isMine(notice)))

  constructor(commands: Commands, desk: LiveDesk, role: Role) {
    super(commands)
    this.#desk = desk
    this.#role = role
  }

  /** The one named, or the first. */
  async read(notice: NoticeRow | undefined = this.unread[0]): Promise<void> {
    if (notice) await this.run('read-notice', { noticeId: notice.id })
  }

  /** What a group's lead is to know reaches the whole group. */
  #isMine({ code }: NoticeRow): boolean {
    return code !== 'emergency' || this.#role === 'lead'
  }
}
