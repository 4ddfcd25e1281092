import { ticketFields, type TicketId } from '@hearline/domain'
import type { TicketFields, TicketWhole } from '@hearline/protocol'
import { isPassing, type Refusal } from '#lib/commands/refusal.ts'
import type { Sent } from '#lib/commands/send.ts'
import { Autosave } from './autosave.ts'
import { changes, formOf, type FieldName, type Form } from './form.ts'
import { clashOf, merge, type Clash } from './merge.ts'
import { isOwnChange } from './own-change.ts'
import { Turns } from './turns.ts'
import type { Written } from './written.ts'

export type EditingParts = {
  fetchWhole: (id: TicketId) => Promise<TicketWhole | Refusal>
  /** The username of who writes here. */
  me: string
  edit: (body: { ticketId: TicketId; rev: number; fields: TicketFields }) => Promise<Sent<'edit-ticket'>>
}

/** A ticket that is no draft any more and that others may be changing: saved field by field, by the revision read. */
export class Editing implements Written {
  readonly id: TicketId
  form = $state<Form>(formOf({}))
  missing = $state.raw<readonly FieldName[]>([])
  arrived = $state.raw<readonly FieldName[]>([])
  clash = $state.raw<Clash>()
  refusal = $state.raw<Refusal>()
  loaded = $state(false)
  readonly isSaved = $derived.by(() => Object.keys(changes(this.form, this.#held)).length === 0)
  readonly #parts: EditingParts
  #held = $state.raw<Form>(formOf({}))
  #revision = 0
  readonly #turns = new Turns()
  readonly #autosave = new Autosave(() => void this.flush())

  constructor(id: TicketId, parts: EditingParts) {
    this.id = id
    this.#parts = parts
  }

  /** Reads it, or what has become of it, into what is on the screen. */
  async read(by?: string): Promise<boolean> {
    const whole = await this.#parts.fetchWhole(this.id)
    if ('code' in whole) {
      this.refusal = whole
      return false
    }
    const theirs = formOf(whole.fields)
    const joined = merge(this.#held, theirs, this.loaded ? this.form : this.#held)
    if (this.loaded && !isOwnChange(whole.ticket, this.#revision, this.#parts.me))
      this.arrived = [...this.arrived, ...joined.arrived.filter((name) => !this.arrived.includes(name))]
    this.form = this.loaded ? joined.form : theirs
    this.#held = theirs
    this.#revision = whole.ticket.revision
    if (this.loaded && joined.clashing.length > 0) this.clash = clashOf(joined.clashing, this.form, theirs, by)
    this.loaded = true
    return this.clash === undefined
  }

  /** Its head says that somebody has written: read again, unless it was this page. */
  async follow(revision: number, by?: string): Promise<void> {
    await this.#turns.take(async () => !this.loaded || revision <= this.#revision || this.read(by))
  }

  set(name: FieldName, value: string): void {
    this.form[name] = value
    this.arrived = this.arrived.filter((each) => each !== name)
    this.#autosave.touch()
  }

  async flush(): Promise<boolean> {
    this.#autosave.stop()
    return this.#turns.take(() => this.#save())
  }

  async keepMine(): Promise<void> {
    this.clash = undefined
    await this.flush()
  }

  async takeTheirs(): Promise<void> {
    for (const { name, theirs } of this.clash?.fields ?? []) this.form[name] = theirs
    this.clash = undefined
    await this.flush()
  }

  async #save(): Promise<boolean> {
    if (!this.loaded || this.clash) return false
    for (let fields = this.#unsaved(); fields; fields = this.#unsaved()) {
      const sent = await this.#parts.edit({ ticketId: this.id, rev: this.#revision, fields })
      if (sent.ok) this.#acknowledge(sent.value.revision, fields)
      else if (sent.refusal.code !== 'stale-revision') {
        this.refusal = sent.refusal
        if (isPassing(sent.refusal)) this.#autosave.again()
        return false
      } else if (!(await this.read(writerOf(sent.refusal)))) return false
    }
    this.refusal = undefined
    return true
  }

  #unsaved(): TicketFields | undefined {
    const fields = changes(this.form, this.#held)
    return Object.keys(fields).length === 0 ? undefined : fields
  }

  #acknowledge(revision: number, fields: TicketFields): void {
    const now = formOf(fields)
    const sent = Object.fromEntries(ticketFields.filter((name) => name in fields).map((name) => [name, now[name]]))
    this.#held = { ...this.#held, ...sent }
    this.#revision = revision
  }
}

/** Whom a `stale-revision` names as the one who wrote first. */
function writerOf({ details }: Refusal): string | undefined {
  const { current } = details as { current?: { by?: { name?: string } } }
  return current?.by?.name
}
