/** A map that says which of its keys changed: a screen may then draw these alone, and once for many changes. */
export class ToldMap<V> extends Map<string, V> {
  #changed = new Set<string>()
  #told: (() => void) | undefined

  /** @param told called at the first change after each `take` */
  tell(told: () => void): void {
    this.#told = told
  }

  /** What changed since the last time. */
  take(): ReadonlySet<string> {
    const changed = this.#changed
    this.#changed = new Set()
    return changed
  }

  override set(key: string, value: V): this {
    super.set(key, value)
    this.#note(key)
    return this
  }

  override delete(key: string): boolean {
    const was = super.delete(key)
    if (was) this.#note(key)
    return was
  }

  override clear(): void {
    const keys = [...this.keys()]
    super.clear()
    for (const key of keys) this.#note(key)
  }

  #note(key: string): void {
    this.#changed.add(key)
    if (this.#changed.size === 1) this.#told?.()
  }
}
