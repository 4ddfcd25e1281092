import { groupings, sizes, sortings, wholeFloor, type View } from './view.ts'

export type SavedView = { name: string; view: View }
type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const place = 'hearline.floor-views'
const most = 9

/** The views kept in this browser, by whoever works at it; what cannot be read is as if never kept. */
export function savedViews(shelf: Shelf): SavedView[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isSaved) : []
  } catch {
    return []
  }
}

/** Keeps a view under a name; the same name again is the newer view. Returns all that are kept. */
export function keepView(shelf: Shelf, name: string, view: View): SavedView[] {
  const others = savedViews(shelf).filter((saved) => saved.name !== name)
  return write(shelf, [...others, { name, view }].slice(-most))
}

export const dropView = (shelf: Shelf, name: string): SavedView[] =>
  write(
    shelf,
    savedViews(shelf).filter((saved) => saved.name !== name),
  )

function write(shelf: Shelf, all: SavedView[]): SavedView[] {
  shelf.setItem(place, JSON.stringify(all))
  return all
}

function isSaved(each: unknown): each is SavedView {
  const { name, view } = (each ?? {}) as { name?: unknown; view?: Partial<View> }
  if (typeof name !== 'string' || typeof view !== 'object') return false
  const { group = '', sort = '', size = '' } = view as Record<string, string>
  const known = [...groupings, ...sortings, ...sizes] as readonly string[]
  return [group, sort, size].every((word) => known.includes(word)) && Object.keys(wholeFloor).every((k) => k in view)
}
