/** One column of a table. */
export type Column = {
  id: string
  title: string
  /** Figures stand at the right; their unit stands once, in the title. */
  figure?: boolean
  /** Its width. */
  class?: string
}
