import { initials } from '#lib/reference/initials.ts'

export type Kind = 'command' | 'queue' | 'ticket' | 'person' | 'category'

/** One thing that Ctrl K can find. */
export type Find = {
  /** Unique among all kinds. */
  id: string
  kind: Kind
  words: string
  /** Words one may type besides: another language, a code, pinyin. */
  also?: string
  note?: string
  /** Its key, when it has one. */
  keys?: string
  choose: () => unknown
}

/**
 * Best first: each word of the query must be found, at the start of the name better than within it, there better than in
 * its initials or what else it is called. Among equals the one chosen lately, then the order given.
 * @param recent ids chosen before, latest first
 */
export function rank(finds: readonly Find[], query: string, recent: readonly string[], limit: number): Find[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const late = (find: Find) => {
    const at = recent.indexOf(find.id)
    return at < 0 ? recent.length : at
  }
  return finds
    .map((find) => ({ find, score: words.length === 0 ? 0 : scoreOf(find, words) }))
    .filter((each) => each.score !== undefined)
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0) || late(a.find) - late(b.find))
    .slice(0, limit)
    .map(({ find }) => find)
}

function scoreOf(find: Find, words: readonly string[]): number | undefined {
  const name = find.words.toLowerCase()
  const also = (find.also ?? '').toLowerCase()
  const first = initials(find.words)
  let score = 0
  for (const word of words) {
    if (name.startsWith(word)) continue
    if (name.includes(word)) score += 1
    else if (first.startsWith(word)) score += 1.5
    else if (also.startsWith(word) || also.includes(` ${word}`)) score += 2
    else if (first.includes(word) || also.includes(word)) score += 3
    else return undefined
  }
  return score
}

/** What a query may ask the hub for: a ticket's number, a telephone number, or words. */
export function asked(query: string): { number: string } | { phone: string } | { words: string } | undefined {
  const text = query.trim()
  if (/^\d{8}-\d{0,6}$/.test(text) || /^\d{3,6}$/.test(text) || /^20\d{6,12}$/.test(text)) return { number: text }
  if (/^\+?[\d\s().-]{7,}$/.test(text)) return { phone: text }
  return text.length >= 2 ? { words: text.slice(0, 100) } : undefined
}
