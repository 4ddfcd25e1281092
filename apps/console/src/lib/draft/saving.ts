import type { TicketFields } from '@hearline/protocol'
import { changes, fitting, formOf, type Form } from './form.ts'
import { merge } from './merge.ts'

/** What the hub has acknowledged of one draft, and what is on its way. */
export class Saving {
  held: Form
  #rev: number
  /** Revisions are given out once: a save whose fate is unknown is followed by a higher one. */
  #given: number

  constructor(fields: TicketFields, rev: number) {
    this.held = formOf(fields)
    this.#rev = rev
    this.#given = rev
  }

  /** The last acknowledged revision. */
  get rev(): number {
    return this.#rev
  }

  unsaved(form: Form): TicketFields {
    return changes(form, this.held)
  }

  isSaved(form: Form): boolean {
    return Object.keys(this.unsaved(form)).length === 0
  }

  /** The next revision to send, or undefined when everything is acknowledged. */
  next(form: Form): { rev: number; fields: TicketFields } | undefined {
    if (this.isSaved(form)) return undefined
    return { rev: ++this.#given, fields: fitting(this.unsaved(form)) }
  }

  acknowledge(sent: { rev: number; fields: TicketFields }): void {
    this.#rev = Math.max(this.#rev, sent.rev)
    for (const [name, value] of Object.entries(sent.fields)) this.held[name as keyof Form] = value ?? ''
  }

  /**
   * Somebody else, or another window, saved: what is on the screen is joined with it. Whatever is saved next goes above it.
   */
  meet(theirs: TicketFields, rev: number, form: Form): ReturnType<typeof merge> {
    const before = this.held
    this.held = formOf(theirs)
    this.#rev = rev
    this.#given = Math.max(this.#given, rev)
    return merge(before, this.held, form)
  }
}
