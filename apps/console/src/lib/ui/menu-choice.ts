import type { Mark } from '#lib/words/mark.ts'

/** One line of a menu; `key` chooses it while the menu is open. */
export type MenuChoice = {
  id: string
  label: string
  mark?: Mark
  key: string
  chosen?: boolean
  choose: () => void
}
