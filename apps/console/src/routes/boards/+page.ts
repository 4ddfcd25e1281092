import { learn } from '#lib/words/say.ts'

/** A board is of the language it was laid out in, whoever lays it out. */
export const load = (): Promise<unknown> => Promise.all([learn('zh'), learn('en')])
