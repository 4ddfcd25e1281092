import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'

const languages = ['zh', 'en'] as const
const own = new URL('../src/', import.meta.url).pathname
const said = /(?<![.\w$])m\.([a-z]\w*)/g

const textsOf = (language: string) =>
  JSON.parse(readFileSync(new URL(`../messages/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>

/** Names of the texts that can be said on these screens: by what they import, at once or later. */
function saidOn(screens: readonly string[]): Set<string> {
  const names = new Set<string>()
  const seen = new Set<string>()
  const read = (file: string) => {
    if (seen.has(file) || !/\.(ts|svelte)$/.test(file) || !existsSync(file)) return
    seen.add(file)
    const code = readFileSync(file, 'utf8')
    for (const [, name] of code.matchAll(said)) names.add(name ?? '')
    for (const [, path] of code.matchAll(/(?:from |import\()'((?:#lib|\.\.?)\/[^']+)'/g))
      read(path?.startsWith('#') ? resolve(own, path.slice(1)) : resolve(dirname(file), path ?? ''))
  }
  screens.forEach(read)
  return names
}

/**
 * A page loads the texts of the language it shows and no other, and those of the rooms of leads only there. Paraglide
 * compiles every message to a function that holds both languages; in a page `m.name` becomes `m[number]` of
 * `src/lib/words/say.ts`, `messages/<language>.json` the list of the texts that operators meet, and
 * `src/lib/words/leads-<language>.ts` the list of those that follow. Types, and what tests outside a page see, are
 * paraglide's own.
 */
export function oneLanguage(): Plugin {
  const source = "import * as m from '#lib/paraglide/messages.js'"
  const screens = globSync(['routes/*', 'routes/{sign-in,(desk)}/**'], { cwd: own }).map((path) => resolve(own, path))
  const common = saidOn(screens)
  const all = Object.keys(textsOf('zh')).filter((key) => key !== '$schema')
  const first = all.filter((key) => common.has(key))
  const leads = all.filter((key) => !common.has(key))
  const keys = [...first, ...leads]
  return {
    name: 'one-language',
    enforce: 'pre',
    load(id) {
      const language = languages.find(
        (each) => id.endsWith(`/console/messages/${each}.json`) || id.endsWith(`/words/leads-${each}.ts`),
      )
      if (language === undefined) return undefined
      const texts = textsOf(language)
      const list = (names: readonly string[]) =>
        JSON.stringify(
          names.map((key) => texts[key] ?? this.error(`${key} is not translated: messages/${language}.json`)),
        )
      return id.endsWith('.ts') ? `export default ${list(leads)}` : list(first)
    },
    transform(code, id) {
      if (!id.startsWith(own) || !code.includes(source)) return undefined
      const number = (_: string, key: string) => {
        if (!keys.includes(key)) this.error(`there is no message ${key}: ${id}`)
        return `m[${keys.indexOf(key)}]`
      }
      return {
        code: code.replace(source, "import { m } from '#lib/words/say.ts'").replaceAll(said, number),
        map: null,
      }
    },
  }
}
