import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const languages = ['zh', 'en'] as const

const textsOf = (language: string) =>
  JSON.parse(readFileSync(new URL(`messages/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>

/**
 * A page loads the texts of the language it shows and no other. Paraglide compiles every message to a function that
 * holds both; in a page `m.name` becomes `m[number]` of `src/lib/words/say.ts`, and `messages/<language>.json` the list
 * of its texts. Types, and what tests outside a page see, are paraglide's own.
 */
export function oneLanguage(): Plugin {
  const own = new URL('src/', import.meta.url).pathname
  const source = "import * as m from '#lib/paraglide/messages.js'"
  const keys = Object.keys(textsOf('zh')).filter((key) => key !== '$schema')
  return {
    name: 'one-language',
    enforce: 'pre',
    load(id) {
      const language = languages.find((each) => id.endsWith(`/console/messages/${each}.json`))
      if (language === undefined) return undefined
      const texts = textsOf(language)
      return JSON.stringify(
        keys.map((key) => texts[key] ?? this.error(`${key} is not translated: messages/${language}.json`)),
      )
    },
    transform(code, id) {
      if (!id.startsWith(own) || !code.includes(source)) return undefined
      const number = (_: string, key: string) => {
        if (!keys.includes(key)) this.error(`there is no message ${key}: ${id}`)
        return `m[${keys.indexOf(key)}]`
      }
      return {
        code: code
          .replace(source, "import { m } from '#lib/words/say.ts'")
          .replaceAll(/(?<![.\w$])m\.([a-z]\w*)/g, number),
        map: null,
      }
    },
  }
}
