import { learn } from '#lib/words/say.ts'

/** Before the first paint: the words of this browser's language, as `static/look.js` has set it. */
export const init = (): Promise<void> => learn(document.documentElement.lang === 'en' ? 'en' : 'zh')
