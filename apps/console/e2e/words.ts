import { readFileSync } from 'node:fs'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]
const messages = Object.fromEntries(
  languages.map((language) => {
    const file = new URL(`../messages/${language}.json`, import.meta.url)
    return [language, JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>]
  }),
)

/** What the console says in a language, as a screen shows it. */
export function said(language: Language, name: string, parts: Record<string, string> = {}): string {
  const words = messages[language]?.[name]
  if (words === undefined) throw new Error(`the console has no words ${name}`)
  return words.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? `{${part}}`)
}
