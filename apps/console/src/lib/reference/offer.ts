import type { Choice } from './search.ts'

/** Codes that are likely, with a word that says why: chosen lately, chosen often. */
export type Likely = { readonly why: string; readonly codes: readonly string[] }

/** One line of a picker; `why` stands on the first of those that are likely for one reason. */
export type Offered = { readonly choice: Choice; readonly why?: string }

/** What is offered before anything is typed: the likely ones, each once and in their order, then the others. */
export function offered(choices: readonly Choice[], likely: readonly Likely[], limit: number): Offered[] {
  const byCode = new Map(choices.map((choice) => [choice.code, choice]))
  const first: Offered[] = []
  for (const { why, codes } of likely) {
    let named = false
    for (const code of codes) {
      const choice = byCode.get(code)
      if (!choice) continue
      byCode.delete(code)
      first.push(named ? { choice } : { choice, why })
      named = true
    }
  }
  const rest = choices.filter(({ code }) => byCode.has(code)).map((choice) => ({ choice }))
  return [...first, ...rest].slice(0, limit)
}
