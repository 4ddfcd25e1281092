import type { TicketType } from '@hearline/domain'

/** What a caller has to say. */
export type Appeal = {
  type: TicketType
  title: string
  text: string
  /** Words that occur in the names of fitting categories, the most telling first. */
  hints: readonly string[]
  language: 'zh' | 'en'
}

/** The appeal a caller's number chooses among those of her language. */
export function appealFor(appeals: readonly Appeal[], n: number, language: 'zh' | 'en'): Appeal {
  const fitting = appeals.filter((appeal) => appeal.language === language)
  const chosen = fitting[n % fitting.length] ?? appeals[n % appeals.length]
  if (chosen === undefined) throw new Error('nobody has anything to say')
  return chosen
}
