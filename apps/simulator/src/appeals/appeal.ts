import type { TicketType } from '@hearline/domain'

/** What a caller has to say. */
export type Appeal = {
  type: TicketType
  title: string
  text: string
  /** Words that occur in the names of fitting categories, the most telling first. */
  hints: readonly string[]
  language: 'zh' | 'en'
  /** Nothing is left to do once it is said. */
  settled?: true
}

/** What is written of somebody who meant another number. */
export const misdialled: Appeal = {
  type: 'inquiry',
  title: '拨错号码',
  text: '来电人拨错号码，已说明本热线受理范围，来电人表示清楚。',
  hints: [],
  language: 'zh',
  settled: true,
}

/** What an interpreter interprets is written in English. */
export const writtenIn = (spoken: string | undefined): 'zh' | 'en' =>
  spoken === undefined || spoken === 'zh' ? 'zh' : 'en'

/** The appeal a caller's number chooses among those of her language. */
export function appealFor(appeals: readonly Appeal[], n: number, language: 'zh' | 'en'): Appeal {
  const fitting = appeals.filter((appeal) => appeal.language === language)
  const chosen = fitting[n % fitting.length] ?? appeals[n % appeals.length]
  if (chosen === undefined) throw new Error('nobody has anything to say')
  return chosen
}
