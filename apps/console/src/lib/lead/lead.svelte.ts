import { may, type Act, type CallId, type GroupId } from '@hearline/domain'
import type { CommandBody, CommandName, Me } from '@hearline/protocol'
import { Commands } from '#lib/commands/commands.ts'
import type { Sent } from '#lib/commands/send.ts'
import { LiveFeed } from '#lib/live/live-feed.svelte.ts'
import { LiveFloor } from '#lib/live/live-floor.svelte.ts'
import { LiveQueues } from '#lib/live/live-queues.svelte.ts'
import type { Session } from '#lib/session/session.svelte.ts'
import { Toasts } from '#lib/ui/toasts.ts'
import type { floorKpis } from '#lib/words/kpi.ts'
import type { LeadKey } from './keys.ts'
import { Names } from './names.svelte.ts'

/** What the screens of a shift lead or a manager share: one line to the hub, the floor, the queues, what was done. */
export class Lead {
  readonly who: Me
  readonly feed: LiveFeed
  readonly floor = new LiveFloor()
  readonly queues = new LiveQueues()
  readonly toasts = new Toasts()
  readonly names = new Names()
  /** The hub's time in ms, once a second: what ages in words and figures reads it. */
  second = $state<number>()
  helping = $state(false)
  setting = $state(false)
  /** The figure of the whole floor that somebody asks about. */
  figure = $state<(typeof floorKpis)[number]>()
  /** The call somebody asks about: why it went where it went. */
  explaining = $state<CallId>()
  /** The keys of the screen that is shown. */
  keys = $state.raw<readonly LeadKey[]>([])
  readonly #commands: Commands

  constructor(who: Me, session: Session) {
    const signedOut = () => void session.load()
    this.who = who
    this.feed = new LiveFeed(signedOut)
    this.#commands = new Commands(() => {
      const { dataEpoch } = this.feed
      return (rows) => this.feed.dataEpoch === dataEpoch && this.floor.learn(rows)
    }, signedOut)
  }

  /** Goes live; the returned function ends it. */
  open(): () => void {
    const stops = [this.floor.watch(this.feed), this.queues.watch(this.feed), this.feed.open()]
    const timer = setInterval(() => (this.second = this.feed.now), 1_000)
    return () => {
      clearInterval(timer)
      for (const stop of stops) stop()
    }
  }

  send<N extends CommandName>(name: N, body: CommandBody<N>): Promise<Sent<N>> {
    return this.#commands.send(name, body)
  }

  /** Whether somebody of the group is hers to act on. */
  may(act: Act, groupId: GroupId): boolean {
    return may(this.who.role, act, { own: this.isOwn(groupId) }) !== 'no'
  }

  isOwn(groupId: GroupId): boolean {
    return this.who.groupId === groupId
  }

  /** ms between the hub's time and an instant of a row, as of this second; undefined while unknown. */
  since(instant: string | undefined): number | undefined {
    const now = this.second ?? this.feed.now
    return instant === undefined || now === undefined ? undefined : Math.max(0, now - Date.parse(instant))
  }
}
