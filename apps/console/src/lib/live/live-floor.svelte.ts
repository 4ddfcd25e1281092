import { topics, type OperatorRow, type Row } from '@hearline/protocol'
import { LiveRows } from './live-rows.svelte.ts'
import { ToldMap } from './told-map.ts'

/** Between two drawings, in ms, unless asked for: many at once cost hardly more than one. */
const apart = 300

type Hear = (changed: ReadonlySet<string>) => void

/** Everybody signed in. Not reactive row by row: who draws so many hears what changed, some times a second. */
export class LiveFloor extends LiveRows {
  readonly operators: ReadonlyMap<string, OperatorRow>
  readonly #rows: ToldMap<OperatorRow>
  #ears: readonly Hear[] = []
  #waiting: ReturnType<typeof setTimeout> | undefined
  #told = -Infinity

  constructor() {
    const operator = new ToldMap<OperatorRow>()
    super(topics.floor, { operator })
    this.operators = operator
    this.#rows = operator
    operator.tell(() => this.#soon())
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
    clearTimeout(this.#waiting)
    this.#told = performance.now()
    const changed = this.#rows.take()
    if (changed.size > 0) for (const ear of this.#ears) ear(changed)
  }

  /** With the next frame after a quiet moment, else when the moment is over. */
  #soon(): void {
    const wait = Math.max(0, apart - (performance.now() - this.#told))
    this.#waiting = setTimeout(() => requestAnimationFrame(() => this.flush()), wait)
  }

  /** The rows of a command's reply: they may be here before the news. */
  learn(rows: readonly Row[]): void {
    this.rows.apply(rows)
  }
}
