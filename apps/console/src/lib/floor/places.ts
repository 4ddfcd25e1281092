import type { View } from './view.ts'

/** Where something stands on the wall, in px from its top left. */
export type Place = { top: number; left: number; width: number; height: number }
type Measure = { readonly seat: readonly [width: number, height: number]; readonly title: number }

/** Places in rem: the least width of a seat and its height, and over how many seats a title reaches. */
const measures: Record<View['size'], Measure> = {
  marks: { seat: [1.625, 1.5], title: 3 },
  names: { seat: [6.75, 1.5], title: 1 },
  full: { seat: [13, 3], title: 1 },
}
const wideTitle = 1.75
const gap = 2
const edge = 8

/**
 * A place for each title and each seat of blocks of `counts` seats: seats of one size, as many in a row as fit. With
 * `wide` a title has a row of its own, else it stands among the seats and never alone at the end of a row.
 * @param width of the wall and @param rem in px
 */
export function placesOf(
  counts: readonly number[],
  size: View['size'],
  wide: boolean,
  width: number,
  rem: number,
): { titles: Place[]; seats: Place[][]; height: number } {
  const { seat, title } = measures[size]
  const inside = Math.max(seat[0] * rem, width - 2 * edge)
  const columns = Math.max(1, Math.floor((inside + gap) / (seat[0] * rem + gap)))
  const step = Math.floor((inside + gap) / columns)
  const height = seat[1] * rem
  const span = Math.min(title, columns)
  let [row, column] = [edge, 0]
  const down = () => {
    if (column > 0) row += height + gap
    column = 0
  }
  const titles: Place[] = []
  const take = (over: number): Place => {
    if (column + over > columns) down()
    const place = { top: row, left: edge + column * step, width: over * step - gap, height }
    column += over
    return place
  }
  const seats = counts.map((count) => {
    if (wide) {
      down()
      titles.push({ top: row, left: edge, width: columns * step - gap, height: wideTitle * rem })
      row += wideTitle * rem + gap
    } else {
      if (column + span >= columns) down()
      titles.push(take(span))
    }
    return Array.from({ length: count }, () => take(1))
  })
  down()
  return { titles, seats, height: row + edge }
}
