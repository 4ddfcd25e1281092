import { learnAll } from '#lib/words/say.ts'

export const load = (): Promise<void> => learnAll()
