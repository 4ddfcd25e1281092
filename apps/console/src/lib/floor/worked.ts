import type { Occupation } from '@hearline/domain'

/** What the hub counts in the hour before a page opens is asked for at once; who changed oftener since is not waited for. */
const mostEarly = 100

/**
 * An operator's time with callers, and ready for them, as far as this page knows: what it has seen itself, and what the
 * hub counted before. Busy, breaks and training are neither. All in ms.
 */
export class Worked {
  engagedMs = 0
  idleMs = 0
  #countedTo: number
  /** What was seen until the hub's count came: its end may lie within. */
  #early: { occupation: Occupation | undefined; from: number; to: number }[] | undefined = []

  constructor(from: number) {
    this.#countedTo = from
  }

  count(occupation: Occupation | undefined, to: number): void {
    if (to <= this.#countedTo) return
    this.#early?.push({ occupation, from: this.#countedTo, to })
    if (this.#early && this.#early.length > mostEarly) this.#early = undefined
    this.#add(occupation, to - this.#countedTo)
    this.#countedTo = to
  }

  /** What the hub counted until `at`; it stands for what this page has seen until then. */
  begin(counted: { engagedMs: number; idleMs: number }, at: number): void {
    if (!this.#early) return
    const seen = this.#early
    this.#early = undefined
    this.engagedMs = counted.engagedMs
    this.idleMs = counted.idleMs
    for (const { occupation, from, to } of seen) this.#add(occupation, Math.max(0, to - Math.max(from, at)))
  }

  #add(occupation: Occupation | undefined, ms: number): void {
    if (occupation === 'engaged') this.engagedMs += ms
    else if (occupation === 'idle') this.idleMs += ms
  }
}
