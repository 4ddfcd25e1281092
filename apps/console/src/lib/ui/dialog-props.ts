import type { Snippet } from 'svelte'

export type DialogProps = {
  /** Bindable. */
  open?: boolean
  title: string
  children: Snippet
  size?: 'normal' | 'wide' | 'palette'
  /** Closes by what is done in it, not by Esc or a click beside it. */
  lasting?: boolean
  /** Without margins, and with a title for those only who cannot see it. */
  bare?: boolean
}
