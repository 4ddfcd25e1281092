import type { Language } from '#lib/look/language.ts'

type Texts = readonly string[]
type Places = Record<string, unknown>

// vite.config.ts makes of each file the list of its texts, without their names
const files = {
  zh: () => import('../../../messages/zh.json'),
  en: () => import('../../../messages/en.json'),
} satisfies Record<Language, () => Promise<{ default: unknown }>>
const known: { [L in Language]?: Texts } = {}
let spoken = (): Language => 'zh'

/** @param language read anew for each text: a rune redraws them all */
export function speak(language: () => Language): void {
  spoken = language
}

export const canSay = (language: Language): boolean => known[language] !== undefined

/** Before anything is said in it. Where screens of two languages are shown, before the first of them. */
export async function learn(language: Language): Promise<void> {
  known[language] ??= (await files[language]()).default as unknown as Texts
}

function say(n: number, places: Places, language: Language): string {
  const text = known[language]?.[n] ?? ''
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
