import { inserted, slashBefore, type Place } from './slash.ts'

type Box = HTMLInputElement | HTMLTextAreaElement

/** Where somebody was writing when a snippet was asked for. */
export type Writing = { readonly box: Box; readonly place: Place; readonly selected: string; readonly typed: string }

const isProse = (at: Element | null): at is HTMLTextAreaElement => at instanceof HTMLTextAreaElement

/** The text one is in, with what is selected in it or the `/name` before the caret; undefined elsewhere. */
export function writingAt(at: Element | null): Writing | undefined {
  const box = isProse(at) ? at : document.querySelector<HTMLTextAreaElement>('textarea[data-anchor="text"]')
  if (!box) return undefined
  const { selectionStart: from, selectionEnd: to, value } = box
  const slash = from === to ? slashBefore(value, from) : undefined
  return { box, place: slash ?? { from, to }, selected: value.slice(from, to), typed: slash?.name ?? '' }
}

/** Puts a text where somebody was writing, as if it had been typed, and gives the hands back. */
export function putIn({ box, place }: Writing, snippet: string): void {
  const { text, caret, to } = inserted(box.value, place, snippet)
  box.focus()
  box.value = text
  box.setSelectionRange(caret, to)
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
