/** The languages of the console; the first is the one it opens in. */
export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]
