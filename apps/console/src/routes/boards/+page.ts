import { learnAll } from '#lib/words/say.ts'

/** A board is of the language it was laid out in, whoever lays it out. */
export const load = (): Promise<void> => learnAll(['zh', 'en'])
