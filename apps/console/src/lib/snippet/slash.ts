import { initials } from '#lib/reference/initials.ts'

type Named = { readonly name: string; readonly text: string }
/** Where a snippet goes: the part of the text it replaces. */
export type Place = { readonly from: number; readonly to: number }

/** One's own, and of the city's those of the language one works in. */
export const usable = <S extends { own: boolean; language?: string | undefined }>(
  all: readonly S[],
  language: string,
): S[] => all.filter((snippet) => snippet.own || snippet.language === undefined || snippet.language === language)

/** `/name` before the caret, if there is one: its place and the name typed so far. */
export function slashBefore(text: string, caret: number): (Place & { name: string }) | undefined {
  const found = /(?:^|[^\w/])\/([^\s/]{0,60})$/u.exec(text.slice(0, caret))
  const name = found?.[1]
  return name === undefined ? undefined : { from: caret - name.length - 1, to: caret, name }
}

/** Snippets whose name begins with what was typed, or has it in it, or in its pinyin initials; the nearest first. */
export function matching<S extends Named>(snippets: readonly S[], typed: string): S[] {
  const word = typed.trim().toLowerCase()
  const rank = ({ name }: S) => {
    const lower = name.toLowerCase()
    if (lower === word) return 0
    if (lower.startsWith(word)) return 1
    if (initials(name).startsWith(word)) return 2
    return lower.includes(word) || initials(name).includes(word) ? 3 : undefined
  }
  return snippets
    .map((snippet) => ({ snippet, at: rank(snippet) }))
    .filter(({ at }) => at !== undefined)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ snippet }) => snippet)
}

/** What `/name` and Tab mean: the snippet of that name, or the only one it can mean. */
export function meant<S extends Named>(snippets: readonly S[], typed: string): S | undefined {
  if (typed === '') return undefined
  const found = matching(snippets, typed)
  return found.length === 1 || found[0]?.name.toLowerCase() === typed.toLowerCase() ? found[0] : undefined
}

/** The text with a snippet in it, and the caret where one goes on: at the first blank to fill in, or behind it. */
export function inserted(text: string, place: Place, snippet: string): { text: string; caret: number; to: number } {
  const blank = /＿+|_{2,}/.exec(snippet)
  const at = place.from + (blank?.index ?? snippet.length)
  return {
    text: text.slice(0, place.from) + snippet + text.slice(place.to),
    caret: at,
    to: at + (blank?.[0].length ?? 0),
  }
}
