import { ticketFields, type TicketId } from '@hearline/domain'
import type { TicketFields, TicketWhole } from '@hearline/protocol'
import type { Sent } from '#lib/commands/send.ts'
import { isPassing, type Refusal } from '#lib/commands/refusal.ts'
import { Autosave } from './autosave.ts'
import { formOf, type FieldName, type Form } from './form.ts'
import type { LocalCopies } from './local-copy.ts'
import { localIsNewer } from './newest.ts'
import { clashOf, type Clash } from './merge.ts'
import { isOwnChange } from './own-change.ts'
import { Saving } from './saving.ts'
import type { Storm } from './short-form.ts'
import { Turns } from './turns.ts'
import type { Written } from './written.ts'

export type DraftParts = {
  fetchWhole: (id: TicketId) => Promise<TicketWhole | Refusal>
  save: (body: { ticketId: TicketId; rev: number; fields: TicketFields }) => Promise<Sent<'save-draft'>>
  copies: LocalCopies
  /** The username of who writes here. */
  me: string
  /** The hub's time in ms, if known. */
  now: () => number | undefined
}

export type DraftStatus = 'loading' | 'unread' | 'saved' | 'unsaved' | 'failed' | 'elsewhere'

/** One ticket as it is being written: what is on the screen, what the hub holds, and the copy kept until it does. */
export class Draft implements Written {
  readonly id: TicketId
  form = $state<Form>(formOf({}))
  status = $state<DraftStatus>('loading')
  /** The hub's time of the last acknowledged save, in ms. */
  savedAt = $state<number>()
  refusal = $state.raw<Refusal>()
  /** Fields an action found missing or bad. */
  missing = $state.raw<readonly string[]>([])
  arrived = $state.raw<readonly FieldName[]>([])
  clash = $state.raw<Clash>()
  /** Typed before the last reload and found here, not at the hub. */
  recovered = $state(false)
  /** The storm in which it was opened, null for none: a form does not change under the hands. Undefined until known. */
  storm = $state.raw<Storm | null>()
  /** All fields are wanted, storm or not. */
  whole = $state(false)
  readonly #parts: DraftParts
  #saving = new Saving({}, 0)
  /** The ticket's revision that is on the screen: the one that was read, and one more for each save since. */
  #revision = 0
  readonly #autosave = new Autosave(() => void this.flush())
  readonly #turns = new Turns()

  constructor(id: TicketId, parts: DraftParts) {
    this.id = id
    this.#parts = parts
  }

  async load(): Promise<void> {
    this.status = 'loading'
    const [whole, local] = await Promise.all([this.#parts.fetchWhole(this.id), this.#parts.copies.read(this.id)])
    if ('code' in whole) {
      this.refusal = whole
      this.status = 'unread'
      return
    }
    this.refusal = undefined
    const kept = whole.draft && { rev: whole.draft.rev, savedAt: Date.parse(whole.draft.savedAt) }
    this.#saving = new Saving({ ...whole.fields, ...whole.draft?.fields }, kept?.rev ?? 0)
    this.savedAt = kept?.savedAt
    this.#revision = whole.ticket.revision
    this.form = { ...this.#saving.held }
    this.status = 'saved'
    if (!local) {
      await this.#usual(whole)
      return
    }
    if (!localIsNewer(local, kept)) {
      this.#parts.copies.remove(this.id)
      return
    }
    for (const name of ticketFields) if (name in local.fields) this.form[name] = local.fields[name] ?? ''
    this.recovered = !this.#saving.isSaved(this.form)
    await this.flush()
  }

  /** A ticket nobody has written in yet begins as most do. */
  async #usual({ ticket, draft }: TicketWhole): Promise<void> {
    if (ticket.state !== 'draft' || draft) return
    this.form.level = 'L3'
    await this.flush()
  }

  set(name: FieldName, value: string): void {
    if (this.form[name] === value) return
    this.form[name] = value
    if (this.arrived.includes(name)) this.arrived = this.arrived.filter((each) => each !== name)
    if (this.missing.includes(name)) this.missing = this.missing.filter((each) => each !== name)
    if (this.status === 'saved') this.status = 'unsaved'
    void this.#keepCopy()
    this.#autosave.touch()
  }

  /** Saves now what is unsaved; true when the hub holds everything that is on the screen. */
  async flush(): Promise<boolean> {
    this.#autosave.stop()
    return this.#turns.take(() => this.#save())
  }

  /** The draft has become something else (submitted, closed): no copy of it stays here. */
  discard(): void {
    this.#autosave.stop()
    this.#parts.copies.remove(this.id)
  }

  /** Its head says that its content was changed at this revision, by whoever it was: joins what is new. */
  async follow(revision: number, by?: string): Promise<void> {
    await this.#turns.take(async () => {
      if (this.status === 'loading' || this.status === 'unread' || this.status === 'elsewhere') return false
      return revision <= this.#revision || this.#meet(by)
    })
  }

  /** Writes this window's text over what another one saved. */
  async keepMine(): Promise<void> {
    this.clash = undefined
    this.status = 'unsaved'
    await this.flush()
  }

  /** Takes over what the other one wrote where both did. */
  async takeTheirs(): Promise<void> {
    for (const { name, theirs } of this.clash?.fields ?? []) this.form[name] = theirs
    await this.keepMine()
  }

  async #save(): Promise<boolean> {
    if (this.status === 'loading' || this.status === 'unread' || this.status === 'elsewhere') return false
    for (let next = this.#saving.next(this.form); next; next = this.#saving.next(this.form)) {
      const sent = await this.#parts.save({ ticketId: this.id, ...next })
      if (sent.ok) {
        this.savedAt = Date.parse(sent.value.savedAt)
        this.#saving.acknowledge(next)
        this.#revision++
      } else if (sent.refusal.code !== 'stale-revision') return this.#failed(sent.refusal)
      else if (!(await this.#meet())) return false
    }
    this.status = 'saved'
    this.refusal = undefined
    this.recovered = false
    this.#parts.copies.remove(this.id)
    return true
  }

  /** Another window, or this one before a reload, saved first: joins both, unless they say different things. */
  async #meet(by?: string): Promise<boolean> {
    const whole = await this.#parts.fetchWhole(this.id)
    if ('code' in whole) return this.#failed(whole)
    const theirs = { ...whole.fields, ...whole.draft?.fields }
    const { form, arrived, clashing } = this.#saving.meet(theirs, whole.draft?.rev ?? 0, this.form)
    this.form = form
    if (!isOwnChange(whole.ticket, this.#revision, this.#parts.me))
      this.arrived = ticketFields.filter((name) => this.arrived.includes(name) || arrived.includes(name))
    this.#revision = whole.ticket.revision
    if (clashing.length === 0) return true
    this.clash = clashOf(clashing, form, this.#saving.held, by)
    this.status = 'elsewhere'
    return false
  }

  #failed(refusal: Refusal): false {
    this.refusal = refusal
    this.status = 'failed'
    if (isPassing(refusal)) this.#autosave.again()
    return false
  }

  async #keepCopy(): Promise<void> {
    const fields = this.#saving.unsaved(this.form)
    const at = this.#parts.now()
    await this.#parts.copies.write(this.id, { base: this.#saving.rev, fields, ...(at === undefined ? {} : { at }) })
    if (this.#saving.isSaved(this.form)) this.#parts.copies.remove(this.id)
  }
}
