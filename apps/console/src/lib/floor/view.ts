import type { Mark } from '#lib/words/mark.ts'

export const groupings = ['group', 'state', 'queue', 'none'] as const
export const sortings = ['number', 'name', 'age', 'occupancy'] as const
/** How much of a seat its place shows: its mark, its name and the age of its state, or all there is. */
export const sizes = ['marks', 'names', 'full'] as const

/** One way to look at the floor. */
export type View = {
  group: (typeof groupings)[number]
  sort: (typeof sortings)[number]
  size: (typeof sizes)[number]
  /** Words, pinyin or numbers that all must be found in a seat. */
  filter: string
  /** States that are shown; empty: all. */
  marks: readonly Mark[]
  /** Own groups only. */
  own: boolean
  /** Only who asks for a lead: raised hands and breaks. */
  asking: boolean
}

export const wholeFloor: View = {
  ...{ group: 'group', sort: 'number', size: 'names', filter: '' },
  ...{ marks: [], own: false, asking: false },
}

export const isSameView = (a: View, b: View): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
const ordered = ({ group, sort, size, filter, marks, own, asking }: View) => [
  ...[group, sort, size, filter.trim(), own, asking],
  marks.toSorted(),
]
