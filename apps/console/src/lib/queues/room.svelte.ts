import type { CallId, Millis, QueueId } from '@hearline/domain'
import { hotlines, queueHours, queues, type CallRow, type OperatorRow, type QueueRow } from '@hearline/protocol'
import { SvelteSet } from 'svelte/reactivity'
import { UnderWay } from '#lib/commands/under-way.ts'
import type { Lead } from '#lib/lead/lead.svelte.ts'
import type { Language } from '#lib/look/language.ts'
import { LiveAlarms } from '#lib/live/live-alarms.svelte.ts'
import * as m from '#lib/paraglide/messages.js'
import { fetchJson } from '#lib/session/fetch-json.ts'
import type { BoardKpi } from '#lib/words/kpi.ts'
import { refusalWords } from '#lib/words/refusal.ts'
import { inboxOf, type Asked } from './inbox.ts'
import { byNeed, judge, type Promised, type Verdict } from './judge.ts'
import { keyed, once } from './keyed.ts'
import { movesInForce } from './moves.ts'
import { Rebalance } from './rebalance.svelte.ts'
import { waitOf, type Known } from './what-if.ts'

const hourEvery = 30_000
const againAfter = 5_000
const quiet: readonly number[] = Array.from({ length: 60 }, () => 0)
/** How often what is counted over the whole floor is counted anew, ms. */
const countEvery = 500

type Kept = Promised & { reserveAbove: number }
/** What is asked of a waiting call. */
type CallAct = 'move' | 'prioritise'
type Hour = { waiting: readonly number[]; handlingTime: Millis | undefined }

/** One line of the board: a queue, how it stands, and what is reckoned of it. */
export type Line = {
  id: QueueId
  queue: QueueRow
  promised: Promised | undefined
  verdict: Verdict
  /** ms the longest has waited; undefined: nobody waits, or the time is not known. */
  longest: number | undefined
  /** ms the next caller would wait; undefined while nobody knows. */
  wait: Millis | undefined
  /** Waiting by the minute of the last hour, the oldest first. */
  hour: readonly number[] | undefined
}

/** What the screen of the queues knows besides what every screen of a lead knows. */
export class QueuesRoom {
  readonly lead: Lead
  readonly alarms = new LiveAlarms()
  /** Alarms, askers and moves whose command is not answered yet. */
  readonly underWay = new UnderWay()
  /** Everybody signed in, as of the last count. */
  people = $state.raw<readonly OperatorRow[]>([])
  #promises = $state.raw<ReadonlyMap<string, Kept>>(keyed([]))
  #hours = $state.raw<ReadonlyMap<string, Hour>>(keyed([]))
  #hoursRead = $state(false)
  #hotlines = $state.raw<ReadonlyMap<string, Record<Language, string>>>(keyed([]))
  /** The order of the board, which changes by a key only: a row that jumps away under the hands helps nobody. */
  #order = $state.raw<readonly QueueId[]>([])
  /** The queue that is marked: keys act on it. */
  at = $state<QueueId>()

  /** The waiting call that is marked. */
  call = $state.raw<CallRow>()
  /** Queues whose callers are shown. */
  readonly opened = new SvelteSet<string>()
  /** What is open over the board, or beside it. */
  asked = $state<CallAct>()
  figure = $state.raw<{ queueId: QueueId; id: BoardKpi }>()
  rebalance = $state.raw<Rebalance>()
  storming = $state(false)
  noticing = $state(false)

  readonly lines = $derived.by(() => {
    const all = [...this.lead.queues.queues.values()].map((queue) => this.#line(queue))
    const place = keyed(this.#order.map((id, n) => [id, n]))
    return all.toSorted((a, b) => (place.get(a.id) ?? 999) - (place.get(b.id) ?? 999) || byNeed(a, b))
  })
  readonly moves = $derived.by(() => movesInForce(this.people))
  /** Hands and breaks of those who are mine to answer. */
  readonly inbox = $derived.by(() =>
    inboxOf(this.people).filter(({ operator }) => this.lead.may('control-seats', operator.groupId)),
  )
  /** The queues whose storms are mine to switch: those my group serves, or all. */
  readonly mine = $derived.by((): QueueId[] => {
    const all = [...this.lead.queues.queues.values()].map(({ id }) => id)
    if (this.lead.who.groupId === undefined) return all
    const own = this.people.filter(({ groupId }) => this.lead.isOwn(groupId))
    const served = once(
      own.flatMap(({ queues: each, moved }) => [...each.map(({ queueId }) => queueId), ...(moved?.from ?? [])]),
    )
    return all.filter((id) => served.includes(id))
  })
  /** What a preview has to know of each queue. */
  readonly known = $derived.by(() =>
    keyed([...this.lead.queues.queues.values()].map((queue) => [queue.id as string, this.#known(queue)])),
  )

  constructor(lead: Lead) {
    this.lead = lead
  }

  /** Keeps counting until the returned function is called. */
  open(): () => void {
    let due: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      due = undefined
      this.#count()
    }
    const unwatch = this.alarms.watch(this.lead.feed)
    const stop = this.lead.floor.hear(() => (due ??= setTimeout(count, countEvery)))
    count()
    void this.#loadPromises()
    void this.#loadHours()
    void this.#loadHotlines()
    const hours = setInterval(() => void this.#loadHours(), hourEvery)
    return () => {
      clearInterval(hours)
      clearTimeout(due)
      unwatch()
      stop()
    }
  }

  /** Whether what is needed to put the board in order is here, and it is not in order yet. */
  readonly unsorted = $derived.by(
    () => this.#order.length === 0 && this.#promises.size > 0 && this.lead.queues.queues.size > 0,
  )

  /** Puts what needs a lead most on top, as it is now. */
  sort(): void {
    this.#order = this.lines.toSorted(byNeed).map(({ id }) => id)
  }

  /** The queue that keys act on: the marked one, else the first. */
  get marked(): QueueId | undefined {
    return this.at ?? this.lines[0]?.id
  }

  turn(id: QueueId): void {
    if (!this.opened.delete(id)) this.opened.add(id)
  }

  show(queueId: QueueId, id: BoardKpi): void {
    this.figure = { queueId, id }
  }

  ask(what: CallAct): void {
    if (this.call) this.asked = what
  }

  askWhy(id: CallId | undefined = this.call?.id): void {
    this.lead.explaining = id
  }

  /** Opens the rebalance of the marked queue, or closes it. */
  turnRebalance(): void {
    this.rebalance = this.rebalance ? undefined : new Rebalance(this)
  }

  /** Takes a move back, whoever made it. */
  undo(moveId: string): Promise<void> {
    return this.underWay.once(moveId, async () => {
      const sent = await this.lead.send('undo-move', { moveId })
      if (sent.ok) this.lead.toasts.say(() => m.move_undone({ count: sent.value.moved.length }))
      else this.lead.toasts.say(() => refusalWords(sent.refusal))
      this.#count()
    })
  }

  /** Says that I have seen an alarm; who was first is told. Without one it is the most urgent nobody has seen. */
  async acknowledge(alarm = this.alarms.all.find(({ acknowledged }) => !acknowledged)): Promise<void> {
    if (!alarm) return
    await this.underWay.once(alarm.id, async () => {
      const sent = await this.lead.send('acknowledge-alarm', { alarmId: alarm.id })
      if (!sent.ok) this.lead.toasts.say(() => refusalWords(sent.refusal))
    })
  }

  /** Says that I am coming, or grants a break; `granted` false refuses it. */
  answer({ id, kind, operator }: Asked, granted: boolean): Promise<void> {
    return this.underWay.once(id, async () => {
      const sent =
        kind === 'hand'
          ? await this.lead.send('answer-hand', { operatorId: operator.id })
          : await this.lead.send('approve-break', { operatorId: operator.id, granted })
      if (!sent.ok) this.lead.toasts.say(() => refusalWords(sent.refusal))
      // who was answered leaves the list with the answer, and not with the next count
      this.#count()
    })
  }

  hotline(number: string, language: Language): string {
    return this.#hotlines.get(number)?.[language] ?? ''
  }

  queue(id: string | undefined): QueueRow | undefined {
    return id === undefined ? undefined : this.lead.queues.queues.get(id)
  }

  isMine = (one: OperatorRow): boolean => this.lead.may('run-floor', one.groupId)

  #count(): void {
    this.people = [...this.lead.floor.operators.values()]
  }

  #line(queue: QueueRow): Line {
    const promised = this.#promises.get(queue.id)
    const longest = queue.waiting === 0 ? undefined : this.lead.since(queue.longestWaitSince)
    const verdict = judge(queue, longest, promised)
    const wait = waitOf(queue, this.#known(queue))
    return { id: queue.id, queue, promised, verdict, longest, wait, hour: this.#hourOf(queue.id) }
  }

  /** A queue without a call is not told of: nobody waited there. */
  #hourOf(id: QueueId): readonly number[] | undefined {
    return this.#hours.get(id)?.waiting ?? (this.#hoursRead ? quiet : undefined)
  }

  #known(queue: QueueRow): Known {
    const reserveAbove = this.#promises.get(queue.id)?.reserveAbove ?? Infinity
    return { queue, reserveAbove, handlingTime: this.#hours.get(queue.id)?.handlingTime }
  }

  async #loadPromises(): Promise<void> {
    const found = await fetchJson('/api/v1/queues', queues)
    if ('code' in found) {
      setTimeout(() => void this.#loadPromises(), againAfter)
      return
    }
    this.#promises = keyed(found.queues.map((queue) => [queue.id, queue]))
  }

  async #loadHotlines(): Promise<void> {
    const found = await fetchJson('/api/v1/hotlines', hotlines)
    if ('code' in found) {
      setTimeout(() => void this.#loadHotlines(), againAfter)
      return
    }
    this.#hotlines = keyed(found.hotlines.map(({ number, name }) => [number, name]))
  }

  /** Without an answer the last one stands, and is old: a sparkline shows what was. */
  async #loadHours(): Promise<void> {
    const found = await fetchJson('/api/v1/queues/hour', queueHours)
    if ('code' in found) return
    this.#hoursRead = true
    this.#hours = keyed(
      found.queues.map(({ queueId, waiting, handlingMs }) => [queueId, { waiting, handlingTime: handlingMs }]),
    )
  }
}
