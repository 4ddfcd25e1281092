import type { TicketId } from '@hearline/domain'
import { SvelteMap } from 'svelte/reactivity'
import { Draft, type DraftParts } from './draft.svelte.ts'

const most = 8

/** The drafts that are open in this window; one of them is on the screen. */
export class DraftBook {
  readonly #drafts = new SvelteMap<TicketId, Draft>()
  readonly #parts: DraftParts
  selected = $state<TicketId>()
  readonly current = $derived.by(() => (this.selected === undefined ? undefined : this.#drafts.get(this.selected)))

  constructor(parts: DraftParts) {
    this.#parts = parts
    parts.copies.prune()
  }

  /** Shows a ticket. What another one holds unsaved is saved, not dropped. */
  select(id: TicketId): void {
    void this.current?.flush()
    this.selected = id
    if (this.#drafts.has(id)) return
    const draft = new Draft(id, this.#parts)
    this.#drafts.set(id, draft)
    void draft.load()
  }

  /** How it begins, as far as it has been read into this window. */
  beginning(id: TicketId): string | undefined {
    const form = this.#drafts.get(id)?.form
    const words = form?.title.trim() || form?.text.trim()
    return words && words.length > most ? `${words.slice(0, most)}…` : words || undefined
  }

  /** The ticket is no draft any more. */
  close(id: TicketId): void {
    this.#drafts.get(id)?.discard()
    this.#drafts.delete(id)
    if (this.selected === id) this.selected = undefined
  }

  async flushAll(): Promise<void> {
    await Promise.all([...this.#drafts.values()].map((draft) => draft.flush()))
  }
}
