import { createSubscriber } from 'svelte/reactivity'

/** One message that passes: what was done, and how to undo it. Its words are asked for in the reader's language. */
export type Toast = {
  readonly id: number
  readonly text: () => string
  readonly undo?: (() => unknown) | undefined
}

const shown = { plain: 6_000, undoable: 20_000 }
const most = 3

/** The one place for what was done. Newest last; each goes by itself, but not while somebody is on it. */
export class Toasts {
  /** Whether the pointer or the focus is on them now: then nothing goes. */
  isHeld = (): boolean => false
  #all: readonly Toast[] = []
  #next = 0
  #changed: () => void = () => undefined
  readonly #read = createSubscriber((changed) => {
    this.#changed = changed
  })

  get all(): readonly Toast[] {
    this.#read()
    return this.#all
  }

  /** @param undo takes back what the words say; offered for 20 s, and under the key of `undo`. */
  say(text: () => string, undo?: () => unknown): void {
    const toast = { id: this.#next++, text, undo }
    // The same said again is said once.
    const others = this.#all.filter((each) => each.undo !== undefined || undo !== undefined || each.text() !== text())
    this.#show([...others, toast].slice(-most))
    this.#expire(toast.id, undo ? shown.undoable : shown.plain)
  }

  close(id: number): void {
    this.#show(this.#all.filter((each) => each.id !== id))
  }

  /** Takes back what was done last, as far as it is still offered. */
  undo(id?: number): void {
    const toast = this.#all.findLast((each) => each.undo !== undefined && (id === undefined || each.id === id))
    if (!toast) return
    this.close(toast.id)
    toast.undo?.()
  }

  #show(all: readonly Toast[]): void {
    this.#all = all
    this.#changed()
  }

  #expire(id: number, afterMs: number): void {
    setTimeout(() => {
      if (this.isHeld()) this.#expire(id, 2_000)
      else this.close(id)
    }, afterMs)
  }
}
