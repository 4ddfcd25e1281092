/** The languages of the console; it opens in the first. */
export type Language = 'zh' | 'en'
