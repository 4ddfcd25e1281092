import type { TicketId } from '@hearline/domain'
import type { FieldName, Form } from './form.ts'
import type { Clash } from './merge.ts'

/** What a form writes on: one's own draft, or a ticket that several may change. */
export type Written = {
  readonly id: TicketId
  readonly form: Form
  /** Fields an action found missing or bad. */
  readonly missing: readonly string[]
  /** Fields that somebody else wrote and that came while it was open. */
  readonly arrived: readonly FieldName[]
  readonly clash: Clash | undefined
  set(name: FieldName, value: string): void
  /** Saves now what is unsaved; true when all of it is. */
  flush(): Promise<boolean>
  /** Of what both wrote: mine over the other's. */
  keepMine(): Promise<void>
  takeTheirs(): Promise<void>
}
