import { learnAll } from '#lib/words/say.ts'

/** A board is of the language it was laid out in, and its code is asked for in both. */
export const load = (): Promise<void> => learnAll(['zh', 'en'])
