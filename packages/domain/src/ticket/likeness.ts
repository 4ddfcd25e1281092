/** Why a ticket may be about the same matter as another. */
export const likenessReasons = ['number', 'place', 'category', 'text'] as const
export type LikenessReason = (typeof likenessReasons)[number]

/** What two tickets have in common; `text` 0..1. A `near` category shares all but its last level. */
export type InCommon = {
  readonly number: boolean
  readonly place: boolean
  readonly category: 'same' | 'near' | 'other'
  readonly text: number
}

export type Likeness = { readonly score: number; readonly reasons: LikenessReason[] }

const weights = { number: 0.4, place: 0.2, category: 0.25, near: 0.1, text: 0.5 } as const
/** Words that everybody uses make texts a little alike; from here on it counts. */
const TEXT_COUNTS = 0.2
const LIKELY = 0.4

/** How likely two tickets are about the same matter, 0..1, and why; undefined when it is not worth showing. */
export function likeness(common: InCommon): Likeness | undefined {
  const text = common.text >= TEXT_COUNTS ? common.text : 0
  const category = { same: weights.category, near: weights.near, other: 0 }[common.category]
  const parts: Record<LikenessReason, number> = {
    number: common.number ? weights.number : 0,
    place: common.place ? weights.place : 0,
    category,
    text: text * weights.text,
  }
  const reasons = likenessReasons.filter((reason) => parts[reason] > 0)
  const sum = reasons.reduce((total, reason) => total + parts[reason], 0)
  if (sum < LIKELY) return undefined
  return { score: Math.min(1, Math.round(sum * 100) / 100), reasons }
}

/** How near two codes of the taxonomy are; a level has two digits. */
export function categoryInCommon(one: string | undefined, other: string | undefined): InCommon['category'] {
  if (!one || !other) return 'other'
  if (one === other) return 'same'
  return one.length === other.length && one.length > 2 && one.slice(0, -2) === other.slice(0, -2) ? 'near' : 'other'
}

/** The subdistrict or town that a place is or lies in, by the national code; a district is itself. */
export const townOf = (placeCode: string): string => placeCode.slice(0, 9)

/** Whether two places are the same, or lie in the same subdistrict or town. */
export const placeInCommon = (one: string | undefined, other: string | undefined): boolean =>
  !!one && !!other && townOf(one) === townOf(other)

/** The share of the shorter text's different words that the other one has too: 0..1. */
export function textInCommon(words: { readonly one: number; readonly other: number; readonly both: number }): number {
  const few = Math.min(words.one, words.other)
  // two words are no text yet
  return few < 3 ? 0 : words.both / few
}

type Liked = { readonly open: boolean; readonly score: number; readonly id: string }

/** Those that are still open first, then the likeliest, then the newest. */
export const byLikeness = (a: Liked, b: Liked): number =>
  Number(b.open) - Number(a.open) || b.score - a.score || (a.id < b.id ? 1 : -1)
