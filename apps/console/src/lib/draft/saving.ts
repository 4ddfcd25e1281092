import { ticketFields } from '@hearline/domain'
import type { TicketFields } from '@hearline/protocol'
import { changes, fitting, formOf, type FieldName, type Form } from './form.ts'

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
   * Another save came before ours. What only it changed is taken over; `clashing` are the fields where both wrote, and ours does
   * not continue its text. Whatever is saved next goes above it.
   */
  meet(theirs: TicketFields, rev: number, form: Form): { form: Form; clashing: FieldName[] } {
    const before = this.held
    this.held = formOf(theirs)
    this.#rev = rev
    this.#given = Math.max(this.#given, rev)
    const changed = ticketFields.filter((name) => this.held[name] !== before[name])
    const untouched = changed.filter((name) => form[name] === before[name])
    return {
      form: { ...form, ...Object.fromEntries(untouched.map((name) => [name, this.held[name]])) },
      clashing: changed.filter((name) => !untouched.includes(name) && !form[name].startsWith(this.held[name])),
    }
  }
}
