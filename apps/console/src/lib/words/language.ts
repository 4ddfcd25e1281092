import * as m from '#lib/paraglide/messages.js'

const spoken: Record<string, () => string> = {
  zh: m.spoken_zh,
  'zh-yue': m.spoken_yue,
  en: m.spoken_en,
  fr: m.spoken_fr,
  de: m.spoken_de,
  es: m.spoken_es,
  ru: m.spoken_ru,
  ja: m.spoken_ja,
  ko: m.spoken_ko,
  ar: m.spoken_ar,
}

/** The language a caller speaks; a code without a word of ours is shown as it is. */
export const spokenWord = (code: string): string => (spoken[code] ?? spoken[code.split('-')[0] ?? ''])?.() ?? code
