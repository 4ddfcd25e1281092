import type { Language } from '#lib/look/language.ts'

/** One choice of a picker: a category or a place with the names above it. */
export type Choice = {
  code: string
  /** Names from the top, e.g. 生态环境, 噪声污染, 施工噪声; in English as far as there are any. */
  path: Record<Language, readonly string[]>
  /** Lower-case text that queries are matched against: names, pinyin, initials. */
  haystack: string
  /** For each step of the path its name, its pinyin in one word and its initials, in lower case. */
  said: readonly (readonly string[])[]
}

export type Named = {
  code: string
  parent?: string | undefined
  name: string
  nameEn?: string | undefined
  pinyin?: string | undefined
  initials?: string | undefined
}

/** Choices of a tree, parents first or not; only leaves when `leavesOnly`. */
export function choicesOf(all: readonly Named[], leavesOnly: boolean): Choice[] {
  const byCode = new Map(all.map((each) => [each.code, each]))
  const parents = new Set(all.map((each) => each.parent))
  const line = (each: Named): Named[] => {
    const above = each.parent === undefined ? undefined : byCode.get(each.parent)
    return above ? [...line(above), each] : [each]
  }
  return all
    .filter((each) => !leavesOnly || !parents.has(each.code))
    .map((each) => {
      const steps = line(each)
      const path = { zh: steps.map((step) => step.name), en: steps.map((step) => step.nameEn ?? step.name) }
      return { code: each.code, path, haystack: steps.map(spoken).join('\n'), said: steps.map(saidOf) }
    })
}

/** Best first: every word of the query must be found in the names, the pinyin or the initials. */
export function search(choices: readonly Choice[], query: string, limit: number): Choice[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return choices.slice(0, limit)
  const ranked: { choice: Choice; rank: number }[] = []
  for (const choice of choices) {
    const rank = rankOf(choice, words)
    if (rank !== undefined) ranked.push({ choice, rank })
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ choice }) => choice)
}

function rankOf(choice: Choice, words: readonly string[]): number | undefined {
  const own = choice.haystack.slice(choice.haystack.lastIndexOf('\n') + 1)
  let rank = choice.path.zh.length * 0.1
  for (const word of words) {
    if (own.startsWith(word) || own.includes(` ${word}`)) continue
    if (own.includes(word)) rank += 1
    else if (choice.haystack.includes(word)) rank += 2
    else if (leadsDown(word, choice.said)) rank += 0.5
    else return undefined
  }
  return rank
}

/** Whether a word runs down the path in one, e.g. 朝阳望京, `chaoyangwangjing` or `cywj`: the beginning of step after step. */
function leadsDown(word: string, said: Choice['said']): boolean {
  const [step, ...below] = said
  if (word === '') return true
  if (!step) return false
  return leadsDown(word, below) || step.some((name) => beginnings(word, name).some((rest) => leadsDown(rest, below)))
}

/** What is left of a word after each beginning of `name` it begins with. */
function beginnings(word: string, name: string): string[] {
  let n = 0
  while (n < word.length && word[n] === name[n]) n++
  return Array.from({ length: n }, (_, left) => word.slice(left + 1))
}

function saidOf({ name, nameEn, pinyin = '', initials = '' }: Named): string[] {
  const joined = pinyin.replaceAll(' ', '')
  return [name, joined, initials, nameEn ?? ''].filter(Boolean).map((each) => each.toLowerCase())
}

function spoken({ code, name, nameEn = '', pinyin }: Named): string {
  const syllables = (pinyin ?? '')
    .toLowerCase()
    .split(/[\s']+/)
    .filter(Boolean)
  const initials = syllables.length > 1 ? syllables.map((each) => each[0]).join('') : ''
  return [name, syllables.join(''), initials, syllables.join(' '), nameEn, code].filter(Boolean).join(' ').toLowerCase()
}
