import { standardLayout, type BoardLayout, type TileFigure } from '@hearline/domain'
import { cellsOf, PAGE_CELLS, pageCells } from '@hearline/domain'
import type { BoardRow, CommandBody, CommandName } from '@hearline/protocol'
import { Commands } from '#lib/commands/commands.ts'
import type { Refusal } from '#lib/commands/refusal.ts'
import type { Session } from '#lib/session/session.svelte.ts'
import { WallFeed } from '#lib/wallboard/wall-feed.svelte.ts'
import { v4 as newId } from 'uuid'

/** A board as it is being laid out, until it is saved. */
export type Draft = { id: string; revision: number; name: string; layout: BoardLayout }

const copy = (layout: BoardLayout): BoardLayout => JSON.parse(JSON.stringify(layout)) as BoardLayout
/** More than a board can show in a shift without anybody seeing one twice. */
export const MOST_PAGES = 8

/** Wallboards and boards, as whoever runs them sees and changes them. */
export class Boards {
  readonly feed = new WallFeed()
  draft = $state<Draft>()
  /** Which page of the draft is worked on. */
  at = $state(0)
  busy = $state(false)
  refusal = $state.raw<Refusal>()
  /** What was done last, for the reader. */
  done = $state<string>()
  readonly #commands: Commands

  readonly all = $derived.by(() => [...this.feed.boards.values()].toSorted((a, b) => a.name.localeCompare(b.name)))
  readonly wallboards = $derived.by(() =>
    [...this.feed.wallboards.values()].toSorted((a, b) => a.name.localeCompare(b.name)),
  )
  readonly page = $derived.by(() => this.draft?.layout.pages[this.at])
  /** Cells that are still free on the page. */
  readonly left = $derived.by(() => PAGE_CELLS - (this.page ? pageCells(this.page) : 0))
  /** Somebody saved the board since this draft was begun. */
  readonly overtaken = $derived.by(() => {
    const row = this.draft && this.feed.boards.get(this.draft.id)
    return row !== undefined && this.draft !== undefined && row.revision > this.draft.revision
  })

  constructor(session: Session) {
    this.#commands = new Commands(
      () => () => undefined,
      () => void session.load(),
    )
  }

  /** True when it was done; else `refusal` says why not. */
  async send<N extends CommandName>(name: N, body: CommandBody<N>, words: string): Promise<boolean> {
    this.busy = true
    const sent = await this.#commands.send(name, body)
    this.busy = false
    this.refusal = sent.ok ? undefined : sent.refusal
    this.done = sent.ok ? words : undefined
    return sent.ok
  }

  begin(name: string): void {
    this.draft = { id: newId(), revision: 0, name, layout: copy(standardLayout) }
    this.#open()
  }

  edit({ id, revision, name, layout }: BoardRow): void {
    this.draft = { id, revision, name, layout: copy(layout) }
    this.#open()
  }

  #open(): void {
    this.at = 0
    this.refusal = undefined
    this.done = undefined
  }

  async save(words: string): Promise<void> {
    const { draft } = this
    if (!draft) return
    const { id: boardId, revision, name, layout } = $state.snapshot(draft)
    if (await this.send('save-board', { boardId, revision, name, layout }, words)) draft.revision = revision + 1
  }

  addPage(): void {
    if (!this.draft || this.draft.layout.pages.length >= MOST_PAGES) return
    this.draft.layout.pages.push({ tiles: [{ figure: 'waiting' }] })
    this.at = this.draft.layout.pages.length - 1
  }

  dropPage(): void {
    if (!this.draft || this.draft.layout.pages.length < 2) return
    this.draft.layout.pages.splice(this.at, 1)
    this.at = Math.max(0, this.at - 1)
  }

  add(figure: TileFigure): void {
    if (this.page && cellsOf({ figure }) <= this.left) this.page.tiles.push({ figure })
  }
}
