import { overwriteGetLocale } from '#lib/paraglide/runtime.js'
import type { Language } from './language.ts'

export type Theme = 'light' | 'dark'

const kept = { language: 'hearline.language', theme: 'hearline.theme', sound: 'hearline.sound' }

/** How this browser shows Hearline: language, theme, sound. `static/look.js` sets the first two before the first paint. */
export class Look {
  language = $state<Language>(document.documentElement.lang === 'en' ? 'en' : 'zh')
  theme = $state<Theme>(document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light')
  sound = $state(localStorage.getItem(kept.sound) !== 'off')

  constructor() {
    // Messages read a rune, so a switch redraws words and nothing else: no form loses its text.
    overwriteGetLocale(() => this.language)
  }

  switchLanguage(): void {
    this.language = this.language === 'zh' ? 'en' : 'zh'
    document.documentElement.lang = this.language
    localStorage.setItem(kept.language, this.language)
  }

  switchTheme(): void {
    this.theme = this.theme === 'light' ? 'dark' : 'light'
    document.documentElement.dataset['theme'] = this.theme
    localStorage.setItem(kept.theme, this.theme)
  }

  switchSound(): void {
    this.sound = !this.sound
    localStorage.setItem(kept.sound, this.sound ? 'on' : 'off')
  }
}
