import { Jieba } from '@node-rs/jieba'

/** The dictionary takes a third of a second and 40 MB: loaded once, when first needed. */
let dictionary: Promise<Jieba> | undefined

/** Loads the dictionary of Chinese words ahead of the first text. */
export const loadDictionary = (): Promise<Jieba> =>
  (dictionary ??= import('@node-rs/jieba/dict.js').then(({ dict }) => Jieba.withDict(dict)))

/** As texts are compared: small letters, half-width digits and letters. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run)

/** The different words of a text. */
export type Words = {
  /** Chinese words of two characters and more, and everything else as it is written. */
  readonly all: readonly string[]
  /** What is not Chinese, for a language that has stems. */
  readonly latin: readonly string[]
}

/** Every word the dictionary sees in a text, also those within others; what it does not know is kept in pairs. */
export async function wordsOf(text: string): Promise<Words> {
  const jieba = await loadDictionary()
  const all = new Set<string>()
  const latin = new Set<string>()
  for (const [run] of folded(text).matchAll(runs)) {
    if (isHan(run)) for (const word of hanWords(jieba, run)) all.add(word)
    else latin.add(run.slice(0, 40))
  }
  return { all: [...all, ...latin], latin: [...latin] }
}

function hanWords(jieba: Jieba, run: string): string[] {
  const known = jieba.cutAll(run).filter((word) => word.length > 1)
  const guessed = jieba.cut(run, true).filter((word) => word.length > 1)
  return [...known, ...guessed, ...unknownPairs(run, known)]
}

/** Pairs around characters that are in no word: names of estates and people are in no dictionary. */
function unknownPairs(run: string, words: readonly string[]): string[] {
  const isKnown = new Array<boolean>(run.length).fill(false)
  for (const word of words) {
    for (let at = run.indexOf(word); at !== -1; at = run.indexOf(word, at + 1)) isKnown.fill(true, at, at + word.length)
  }
  return Array.from({ length: run.length - 1 }, (_, at) => at)
    .filter((at) => !isKnown[at] || !isKnown[at + 1])
    .map((at) => run.slice(at, at + 2))
    .filter((pair) => pair.isWellFormed())
}

/** What somebody typed to search, term by term. */
export type Term = {
  readonly text: string
  readonly isHan: boolean
  /** Words that must all be there, for a text that does not hold the term as it is typed. */
  readonly words: readonly string[]
}

/** The terms of a query, eight at most. */
export async function termsOf(query: string): Promise<Term[]> {
  const jieba = await loadDictionary()
  return [...folded(query).matchAll(runs)].slice(0, 8).map(([text]) => {
    const words = isHan(text) ? jieba.cut(text, true).filter((word) => word.length > 1) : [text]
    return { text, isHan: isHan(text), words: words.length > 0 ? words : [text] }
  })
}
