import type { Snippet } from 'svelte'
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

export type MenuProps = {
  /** What the button is for, when what stands on it does not say so: read out after that. */
  label?: string
  choices: readonly MenuChoice[]
  /** Bindable: a key may open it. */
  open?: boolean
  disabled?: boolean
  /** What stands on the button. */
  trigger: Snippet
  class?: string
}

export const menuTrigger =
  'inline-flex h-8 items-center gap-2 rounded-(--radius) border border-edge bg-panel px-3 whitespace-nowrap hover:enabled:bg-tint disabled:opacity-50'
