import type { Language } from '#lib/look/language.ts'

type Texts = { default: unknown }
type Places = Record<string, unknown>

// lean.plugin.ts makes of each file a list of its texts, without their names: first what operators meet
const files = {
  zh: [() => import('../../../messages/zh.json'), () => import('./leads-zh.ts')],
  en: [() => import('../../../messages/en.json'), () => import('./leads-en.ts')],
} satisfies Record<Language, (() => Promise<Texts>)[]>
/** How many of the lists are needed. */
let wanted = 1
const known = new Map<Language, { lists: number; texts: readonly string[] }>()
let spoken = (): Language => 'zh'

/** @param language read anew for each text: a rune redraws them all */
export function speak(language: () => Language): void {
  spoken = language
}

export const canSay = (language: Language): boolean => (known.get(language)?.lists ?? 0) >= wanted

/** Before anything is said in it. */
export async function learn(language: Language): Promise<void> {
  if (canSay(language)) return
  const lists = await Promise.all(files[language].slice(0, wanted).map((file) => file()))
  known.set(language, { lists: lists.length, texts: lists.flatMap((list) => list.default as string[]) })
}

/** Before a room of leads is drawn: what is said there too, in each language that is shown. */
export async function learnAll(languages: readonly Language[] = [...known.keys()]): Promise<void> {
  wanted = files.zh.length
  await Promise.all(languages.map(learn))
}

function say(n: number, places: Places, language: Language): string {
  const text = known.get(language)?.texts[n] ?? ''
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(places[name]))
}

type Message = (places?: Places, options?: { locale?: Language }) => string

/** The nth message, which fills its `{places}`; in a source it has a name (lean.plugin.ts). @public */
export const m = new Proxy<readonly Message[]>([], {
  get:
    (_, n): Message =>
    (places, options) =>
      say(Number(n), places ?? {}, options?.locale ?? spoken()),
})
