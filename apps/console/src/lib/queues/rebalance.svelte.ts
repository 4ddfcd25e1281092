import { isStaffed, type OperatorId, type QueueId } from '@hearline/domain'
import type { OperatorRow } from '@hearline/protocol'
import { SvelteSet } from 'svelte/reactivity'
import type { Refusal } from '#lib/commands/refusal.ts'
import * as m from '#lib/paraglide/messages.js'
import { byIdleness, movable } from './choose.ts'
import { keyed, once } from './keyed.ts'
import { endOf, type Lasting } from './lasting.ts'
import type { QueuesRoom } from './room.svelte.ts'
import { whatIf, type Change } from './what-if.ts'
import { winnerIn, type Winner } from './winner.ts'

/** A move being put together: who goes from where to where, for how long, and what it would do. */
export class Rebalance {
  from = $state<QueueId>()
  to = $state<QueueId>()
  count = $state('10')
  /** Whether they go on serving the queue they come from. */
  keeps = $state(false)
  lasting = $state<Lasting>('60')
  reason = $state('')
  busy = $state(false)
  refusal = $state.raw<Refusal>()
  readonly chosen = new SvelteSet<OperatorId>()
  readonly #room: QueuesRoom
  /** As the rule had them last: a list that goes on sorting itself slips away under the hands. */
  #order = $state.raw<ReadonlyMap<string, number>>(keyed([]))

  /** Those of `from` whom I may move, whom the rule would take first. */
  readonly people = $derived.by(() => {
    const { from } = this
    if (from === undefined) return []
    return this.#room.people
      .filter((one) => isStaffed(one) && this.#room.isMine(one))
      .filter((one) => one.queues.some(({ queueId }) => queueId === from) || this.chosen.has(one.id))
      .toSorted((a, b) => this.#place(a) - this.#place(b) || byIdleness(a, b))
  })
  readonly movers = $derived.by(() => this.#room.people.filter(({ id }) => this.chosen.has(id)))
  /** First the two queues it is about, then those that lose most. */
  readonly changes = $derived.by((): Change[] => {
    const { from, to } = this
    if (to === undefined) return []
    const all = whatIf(this.movers, this.#queues(), this.#room.known)
    const rank = ({ queueId, before, after }: Change) =>
      queueId === to ? -1_001 : queueId === from ? -1_000 : after.staffed - before.staffed
    return all.toSorted((a, b) => rank(a) - rank(b))
  })
  /** Who was first, when somebody else was. */
  readonly winner = $derived.by((): Winner | undefined => this.refusal && winnerIn(this.refusal))

  constructor(room: QueuesRoom) {
    this.#room = room
    this.to = room.marked
    this.from = this.#richest()
    this.byRule()
  }

  /** Takes whom the rule takes, and nobody else. */
  byRule(): void {
    this.chosen.clear()
    this.#order = keyed([])
    const { from, to } = this
    if (from === undefined || to === undefined || from === to) return
    const all = movable(this.#room.people, { from, to }, this.#room.isMine)
    this.#order = keyed(all.map(({ id }, n) => [id, n]))
    for (const { id } of all.slice(0, Number(this.count) || 0)) this.chosen.add(id)
  }

  turn(id: OperatorId): void {
    if (!this.chosen.delete(id)) this.chosen.add(id)
  }

  /** Whom a drag that begins at her takes along: all who are chosen, if she is one of them. */
  dragged(id: OperatorId): string {
    return (this.chosen.has(id) ? [...this.chosen] : [id]).join(' ')
  }

  drop(dragged: string, to: QueueId): void {
    const ids = dragged.split(' ').filter((id) => this.#room.people.some((one) => one.id === id))
    if (ids.length === 0) return
    this.to = to
    for (const id of ids) this.chosen.add(id as OperatorId)
  }

  /** @param over moves of others to go over, besides those that are shown on the list */
  async apply(over: readonly string[] = []): Promise<void> {
    const { to, movers, lasting } = this
    const now = this.#room.lead.feed.now
    if (to === undefined || movers.length === 0 || now === undefined || this.busy) return
    const until = endOf(lasting, now)
    const known = movers.flatMap(({ moved }) => (moved ? [moved.moveId] : []))
    this.busy = true
    this.refusal = undefined
    const sent = await this.#room.lead.send('move-operators', {
      operatorIds: movers.map(({ id }) => id),
      queues: this.#queues(),
      ...(until === undefined ? {} : { until }),
      ...(this.reason.trim() === '' ? {} : { reason: this.reason.trim() }),
      ...(known.length + over.length > 0 ? { over: once([...known, ...over]) } : {}),
    })
    this.busy = false
    if (!sent.ok) {
      this.refusal = sent.refusal
      return
    }
    const { moveId, moved, left } = sent.value
    const { lead } = this.#room
    // another one may be put together by now
    if (this.#room.rebalance === this) this.#room.rebalance = undefined
    lead.toasts.say(
      () =>
        left.length === 0
          ? m.move_done({ count: moved.length })
          : m.move_done_but({ count: moved.length, left: left.length }),
      () => this.#room.undo(moveId),
    )
  }

  /** Leaves out whom somebody else has moved, and applies the rest. */
  async applyWithout({ operatorId }: Winner): Promise<void> {
    this.chosen.delete(operatorId)
    await this.apply()
  }

  /** Those of the rule in its order, then the rest, last who is under a move. */
  #place({ id, moved }: OperatorRow): number {
    return this.#order.get(id) ?? (moved ? 10_001 : 10_000)
  }

  #queues(): QueueId[] {
    const { from, to, keeps } = this
    return once([to, keeps ? from : undefined]).filter((id) => id !== undefined)
  }

  /** The queue with most people who could help `to`. */
  #richest(): QueueId | undefined {
    const { to } = this
    if (to === undefined) return undefined
    const counted = this.#room.lines
      .filter(({ id }) => id !== to)
      .map(({ id }) => ({ id, many: movable(this.#room.people, { from: id, to }, this.#room.isMine).length }))
    return counted.toSorted((a, b) => b.many - a.many)[0]?.id
  }
}
