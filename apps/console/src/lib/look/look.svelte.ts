import { canSay, learn, speak } from '#lib/words/say.ts'
import type { Language } from './language.ts'

const otherAfter = 3_000

export const themes = ['light', 'dark'] as const
export const contrasts = ['normal', 'more'] as const
/** Size of the text in percent; the browser's own zoom works besides. */
export const textSizes = ['100', '125', '150', '200'] as const
/** How loud an offer rings, in percent. */
export const volumes = ['0', '25', '50', '100'] as const

export type Looks = {
  language: Language
  theme: (typeof themes)[number]
  contrast: (typeof contrasts)[number]
  text: (typeof textSizes)[number]
  volume: (typeof volumes)[number]
}

const allowed: Record<keyof Looks, readonly string[]> = {
  language: ['zh', 'en'],
  theme: themes,
  contrast: contrasts,
  text: textSizes,
  volume: volumes,
}

/** How this browser shows Hearline and how loud. `static/look.js` shows the same before the first paint. */
export class Look {
  language = $state<Language>('zh')
  theme = $state<Looks['theme']>('light')
  contrast = $state<Looks['contrast']>('normal')
  text = $state<Looks['text']>('100')
  volume = $state<Looks['volume']>('50')

  constructor() {
    // Messages read a rune, so a switch redraws words and nothing else: no form loses its text.
    speak(() => this.language)
    const { lang, dataset } = document.documentElement
    const { theme, contrast } = dataset
    const [text, volume] = ['text', 'volume'].map((name) => localStorage.getItem(`hearline.${name}`))
    this.#take({ language: lang, theme, contrast, text, volume })
    // A switch is at once, and works without a network.
    setTimeout(() => void learn(this.#other).catch(() => undefined), otherAfter)
    // What is chosen in one window holds in the others.
    addEventListener('storage', ({ key, newValue }) => {
      if (key?.startsWith('hearline.')) this.#take({ [key.slice('hearline.'.length)]: newValue })
    })
  }

  choose<K extends keyof Looks>(name: K, value: Looks[K]): void {
    localStorage.setItem(`hearline.${name}`, value)
    this.#take({ [name]: value })
  }

  switchLanguage(): void {
    this.choose('language', this.#other)
  }

  switchTheme(): void {
    this.choose('theme', this.theme === 'light' ? 'dark' : 'light')
  }

  get #other(): Language {
    return this.language === 'zh' ? 'en' : 'zh'
  }

  async #learn(language: Language): Promise<void> {
    await learn(language).then(
      // by then another may have been chosen
      () => (localStorage.getItem('hearline.language') ?? language) === language && this.#take({ language }),
      () => undefined, // what is chosen holds from the next load on
    )
  }

  #take(looks: { [K in keyof Looks]?: string | null | undefined }): void {
    for (const name of Object.keys(allowed) as (keyof Looks)[]) {
      const value = allowed[name].find((each) => each === looks[name])
      if (value === undefined) continue
      if (name === 'language' && !canSay(value as Language)) void this.#learn(value as Language)
      else Object.assign(this, { [name]: value })
    }
    const page = document.documentElement
    page.lang = this.language
    page.dataset['theme'] = this.theme
    page.dataset['contrast'] = this.contrast
    page.style.fontSize = `${this.text}%`
  }
}
