import { topics, type OperatorRow, type Row } from '@hearline/protocol'
import { LiveRows } from './live-rows.svelte.ts'
import { ToldMap } from './told-map.ts'

type Hear = (changed: ReadonlySet<string>) => void

/** Everybody signed in. Not reactive row by row: who draws so many hears what changed, once a frame. */
export class LiveFloor extends LiveRows {
  readonly operators: ReadonlyMap<string, OperatorRow>
  readonly #rows: ToldMap<OperatorRow>
  #ears: readonly Hear[] = []
  #frame = 0

  constructor() {
    const operator = new ToldMap<OperatorRow>()
    super(topics.floor, { operator })
    this.operators = operator
    this.#rows = operator
    operator.tell(() => (this.#frame ||= requestAnimationFrame(() => this.flush())))
  }

  /** Hears the ids of who came, changed or went, until the returned function is called. */
  hear(ear: Hear): () => void {
    this.#ears = [...this.#ears, ear]
    return () => {
      this.#ears = this.#ears.filter((one) => one !== ear)
    }
  }

  /** Tells what changed at once, without waiting for the frame. */
  flush(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const changed = this.#rows.take()
    if (changed.size > 0) for (const ear of this.#ears) ear(changed)
  }

  /** The rows of a command's reply: they may be here before the news. */
  learn(rows: readonly Row[]): void {
    this.rows.apply(rows)
  }
}
