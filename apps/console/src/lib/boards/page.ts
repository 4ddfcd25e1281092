import { cellsOf, type BoardPage, type Tile, type TileFigure } from '@hearline/domain'

/** Takes a tile to another place of its page. */
export function shift({ tiles }: BoardPage, from: number, by: -1 | 1): void {
  const to = from + by
  const [one, other] = [tiles[from], tiles[to]]
  if (one && other) [tiles[from], tiles[to]] = [other, one]
}

/** Whether a tile may become this figure without its page being too full. */
export const mayBe = (tile: Tile, figure: TileFigure, left: number): boolean =>
  cellsOf({ figure }) - cellsOf(tile) <= left
