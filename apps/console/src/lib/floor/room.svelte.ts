import { operatorHours } from '@hearline/protocol'
import type { Lead } from '#lib/lead/lead.svelte.ts'
import { fetchJson } from '#lib/session/fetch-json.ts'
import { freshness, proofWithin } from '#lib/live/age.ts'
import type { Mark } from '#lib/words/mark.ts'
import { arrange, isShown, type Block } from './arrange.ts'
import type { ActName } from './acts.ts'
import type { Seat } from './seat.ts'
import { Seats } from './seats.ts'
import { wholeFloor, type View } from './view.ts'

/** How long seats stay where they are while news comes, in ms: nobody can aim at what keeps moving. */
const settles = 2_000
/** Frames of a second, each with what came and a part of the ages: all at once would be one long frame. Marks show no ages. */
const frames: Record<View['size'], number> = { marks: 4, names: 6, full: 8 }
const second = 1_000

/** Who draws the seats. */
type Drawing = {
  lay(blocks: readonly Block[], view: View, now: number | undefined): void
  paint(seat: Seat, now: number | undefined): void
  tick(now: number | undefined, part: number, parts: number): void
}

/** The floor as one lead looks at it: who is there, in which order, who is looked at, who asks for somebody. */
export class FloorRoom {
  readonly lead: Lead
  view = $state.raw<View>(wholeFloor)
  blocks = $state.raw<readonly Block[]>([])
  /** How many there are of each state, of all on duty. */
  counts = $state.raw<Partial<Record<Mark, number>>>({})
  onDuty = $state(0)
  shown = $state(0)
  /** Who asks: raised hands, then breaks; own groups first, who has waited longest first. */
  asking = $state.raw<readonly Seat[]>([])
  /** Who is looked at; a new object whenever something of hers has changed. `gone`: she has signed out. */
  current = $state.raw<{ seat: Seat; gone?: true }>()
  /** Rises when somebody was led to a seat that may be out of sight. */
  led = $state(0)
  /** What is open over the floor. */
  act = $state<ActName>()
  keeping = $state(false)
  choosing = $state(false)
  /** ms since the seats were last proven; undefined: never. */
  readonly age = $derived.by(() =>
    this.lead.second === undefined ? undefined : this.lead.feed.age(this.lead.floor.topic),
  )
  readonly stale = $derived.by(() => this.lead.floor.loaded && freshness(this.age, proofWithin.elsewhere) !== 'fresh')
  readonly #seats: Seats
  #drawing: Drawing | undefined
  #laidAt = -Infinity
  #moved = false
  #beat = 0

  constructor(lead: Lead) {
    this.lead = lead
    this.#seats = new Seats(({ queueId }) => lead.queues.queues.get(queueId)?.name)
  }

  /** Follows the floor until the returned function is called. */
  open(drawing: Drawing): () => void {
    this.#drawing = drawing
    const stop = this.lead.floor.hear((changed) => this.#hear(changed))
    this.#hear(this.lead.floor.operators.keys())
    void this.#begin()
    const beat = () => {
      this.#tick()
      timer = setTimeout(beat, second / frames[this.view.size])
    }
    let timer = setTimeout(beat)
    return () => {
      stop()
      clearTimeout(timer)
      this.#drawing = undefined
    }
  }

  look(view: Partial<View>): void {
    this.view = { ...this.view, ...view }
    this.lay()
  }

  /** Another seat is looked at. */
  goTo(id: string | undefined): void {
    const seat = id === undefined ? undefined : this.#seats.get(id)
    this.current = seat && { seat }
  }

  /** To the next who asks for somebody, round and round. */
  nextAsking(): void {
    const at = this.asking.findIndex(({ id }) => id === this.current?.seat.id)
    const next = this.asking[at + 1] ?? this.asking[0]
    if (next) this.goTo(next.id)
    this.led++
  }

  readonly isOwn = (group: string): boolean => this.lead.who.groupId === group

  /** Names of queues have come, or are others: what finds a seat is made anew. */
  rename(): void {
    this.#seats.rename()
    if (this.view.filter !== '') this.lay()
  }

  lay(): void {
    const now = this.lead.feed.now ?? 0
    this.#laidAt = performance.now()
    this.#moved = false
    this.blocks = arrange(this.#seats.all(), this.view, now, this.isOwn)
    this.shown = this.blocks.reduce((all, { seats }) => all + seats.length, 0)
    this.#drawing?.lay(this.blocks, this.view, this.lead.feed.now)
    this.#count()
  }

  /** Without an answer the page knows what it sees from now on. */
  async #begin(): Promise<void> {
    const hours = await fetchJson('/api/v1/operators/hour', operatorHours)
    if ('code' in hours) return
    this.#seats.begin(hours)
    this.#moved ||= this.view.sort === 'occupancy'
  }

  #hear(changed: Iterable<string>): void {
    const now = this.lead.feed.now
    let asks = false
    let someone = false
    for (const id of changed) {
      const seat = this.#seats.get(id)
      const before = seat && [seat.asks, this.#place(seat)]
      const after = this.#seats.put(id, this.lead.floor.operators.get(id), now)
      if (after && before) {
        asks ||= before[0] !== after.asks
        this.#moved ||= before[1] !== this.#place(after)
        this.#drawing?.paint(after, now)
      } else someone ||= after !== seat
      if (id === this.current?.seat.id) this.current = after ? { seat: after } : { seat: this.current.seat, gone: true }
    }
    this.#moved ||= someone
    if (asks || someone) this.asking = this.#seats.asking(this.isOwn)
    if (someone && this.blocks.length === 0) this.lay()
  }

  /** Where a seat belongs, in words that differ when it has to move. */
  #place(seat: Seat): string {
    const { group, sort } = this.view
    const block = group === 'state' ? seat.mark : group === 'queue' ? (seat.row.queues[0]?.queueId ?? '') : ''
    return `${isShown(seat, this.view, this.isOwn)} ${block} ${sort === 'age' ? seat.since : ''}`
  }

  #tick(): void {
    const parts = frames[this.view.size]
    const part = this.#beat++ % parts
    // what came goes into the same frame
    this.lead.floor.flush()
    this.#drawing?.tick(this.lead.feed.now, part, parts)
    if (part > 0) return
    this.#moved ||= this.view.sort === 'occupancy'
    if (this.#moved && performance.now() - this.#laidAt >= settles) this.lay()
    else this.#count()
  }

  #count(): void {
    this.counts = this.#seats.counts()
    this.onDuty = this.#seats.size
  }
}
